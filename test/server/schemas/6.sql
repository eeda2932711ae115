CREATE TABLE steps (name text primary key, at integer not null) strict;
CREATE TABLE facts (name text primary key, value text not null) strict;
CREATE TABLE threads (
        id text primary key, site text not null, visitor text not null,
        head integer not null, epoch integer not null, status text not null,
        owner text not null, queue text, agent text, last_at integer not null,
        customer_seen integer not null default 0, agent_seen integer not null default 0,
        card text not null
      ) strict;
CREATE INDEX threads_inbox on threads (status, owner, last_at desc);
CREATE INDEX threads_visitor on threads (visitor);
CREATE TABLE entries (
        thread text not null, seq integer not null, id text not null, digest text not null,
        at integer not null, age integer not null, by_json text not null, event_json text not null,
        primary key (thread, seq), unique (thread, id)
      ) strict;
CREATE TABLE waits (
        site text not null, queue text not null, thread text not null, seq integer not null, at integer not null, ms integer not null,
        primary key (thread, seq)
      ) strict;
CREATE INDEX waits_queue on waits (site, queue, at desc);
CREATE TABLE sites (id text primary key, name text not null, origins text not null, playbook text not null, knowledge text, identity text not null default '{"required":false,"keys":[]}') strict;
CREATE TABLE visitors (
        id text primary key, site text not null, generation integer not null,
        created_at integer not null, last_seen_at integer not null
      , same_as text) strict;
CREATE TABLE invites (hash text primary key, email text, name text, role text not null, expires_at integer not null) strict;
CREATE TABLE erased (hash text primary key, at integer not null) strict;
CREATE INDEX erased_at on erased (at);
CREATE TABLE erasures (at integer not null, by text not null, threads integer not null, visitors integer not null) strict;
CREATE INDEX threads_stale on threads (owner, last_at);
CREATE TABLE playbooks (
        site text not null, number integer not null, at integer not null, by text not null, note text, source text not null,
        primary key (site, number)
      ) strict, without rowid;
CREATE TABLE mails (
        id text primary key, thread text not null, first integer not null, last integer, state text not null,
        made_at integer not null, due_at integer not null, tries integer not null,
        "to" text, sent_at integer, taken_by text
      ) strict, without rowid;
CREATE UNIQUE INDEX mails_open on mails (thread) where last is null;
CREATE INDEX mails_thread on mails (thread);
CREATE INDEX mails_due on mails (state, due_at);
CREATE INDEX mails_to on mails ("to", sent_at);
CREATE TABLE mail_stops ("to" text primary key, at integer not null) strict, without rowid;
CREATE INDEX visitors_same on visitors (same_as) where same_as is not null;
CREATE TABLE skills (agent text primary key, capacity integer not null, queues text, languages text not null) strict;
CREATE TABLE "agents" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "role" text not null, "disabled" integer not null);
CREATE TABLE "agent_sessions" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "agents" ("id") on delete cascade);
CREATE TABLE "agent_accounts" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "agents" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
CREATE TABLE "agent_verifications" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
CREATE INDEX "agent_sessions_userId_idx" on "agent_sessions" ("userId");
CREATE INDEX "agent_accounts_userId_idx" on "agent_accounts" ("userId");
CREATE INDEX "agent_verifications_identifier_idx" on "agent_verifications" ("identifier");
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1795448673654);
insert into "steps" values ('2 erasures', 1795448673655);
insert into "steps" values ('3 signed identity', 1795448673656);
insert into "steps" values ('4 playbook versions', 1795448673657);
insert into "steps" values ('5 e-mails', 1795448673658);
insert into "steps" values ('6 what agents take on', 1795448673658);
insert into "facts" values ('lineage', 'e3d64d9f995218d0a6ec39104dbbc67b');
insert into "threads" values ('test-10825-mwtfs7ew-1', 'shop', 'e18be6bc354cb22c1081bfe48e392ef3', 5, 2, 'open', 'agent', 'billing', 'bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz', 1795448674276, 0, 0, '{"thread":"test-10825-mwtfs7ew-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1795448674240,"dueAt":1795449574240,"firstReplyAt":1795448674276,"locale":"en","customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1795448674276,"reopened":0}');
insert into "entries" values ('test-10825-mwtfs7ew-1', 1, 'test-10825-mwtfs7ew-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1795448674201, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-10825-mwtfs7ew-1', 2, 'test-10825-mwtfs7fy-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1795448674229, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-10825-mwtfs7ew-1', 3, 'test-10825-mwtfs7gf-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1795448674240, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-10825-mwtfs7ew-1', 4, '07985a4e19f16b9965a16fb358e7f28c', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1795448674248, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-10825-mwtfs7ew-1', 5, 'test-10825-mwtfs7hf-5', 'MqJkbals81tLWhPg86Y-1MA9HZ8_iipSDV3UDZOL4rA', 1795448674276, 0, '{"role":"agent","id":"bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-10825-mwtfs7ew-1', 5, 1795448674276, 36);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('e18be6bc354cb22c1081bfe48e392ef3', 'shop', 1, 1795448674162, 1795448674162, NULL);
insert into "agents" values ('bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz', 'Ann', 'ann@example.com', 1, NULL, '2026-11-23T15:44:33.923Z', '2026-11-23T15:44:33.923Z', 'owner', 0);
insert into "agent_sessions" values ('H6h5R9oWrD1JsHobwl1Y8ENr4mWZtmBo', '2026-11-24T15:44:34.046Z', 'X1dh426MAF7YxeQvTrEf2AfV9LTcXtbX', '2026-11-23T15:44:34.046Z', '2026-11-23T15:44:34.046Z', '', '', 'bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz');
insert into "agent_accounts" values ('VGtvluMlJwxltfPIE7y0S7vlxErAFF6H', 'bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz', 'credential', 'bWuPE55sm7gRcNXVRZIdLGuMtekTg5Yz', NULL, NULL, NULL, NULL, NULL, NULL, '1d6d5c9ed697b3a8915a8b5b3fe9b1a8:8bc213f02e173698f02b8cee3df907cb45d02f65121746f0ef3da4a385905b9a7d055fb3e4fe84a26ca94ed3aaae011bdecd9359c5d3cfc7fbe1f3ba2ce149f1', '2026-11-23T15:44:33.927Z', '2026-11-23T15:44:33.927Z');
