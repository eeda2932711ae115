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
CREATE TABLE sites (id text primary key, name text not null, origins text not null, playbook text not null, knowledge text) strict;
CREATE TABLE visitors (
        id text primary key, site text not null, generation integer not null,
        created_at integer not null, last_seen_at integer not null
      ) strict;
CREATE TABLE invites (hash text primary key, email text, name text, role text not null, expires_at integer not null) strict;
CREATE TABLE erased (hash text primary key, at integer not null) strict;
CREATE INDEX erased_at on erased (at);
CREATE TABLE erasures (at integer not null, by text not null, threads integer not null, visitors integer not null) strict;
CREATE INDEX threads_stale on threads (owner, last_at);
CREATE TABLE "agents" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "role" text not null, "disabled" integer not null);
CREATE TABLE "agent_sessions" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "agents" ("id") on delete cascade);
CREATE TABLE "agent_accounts" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "agents" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
CREATE TABLE "agent_verifications" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
CREATE INDEX "agent_sessions_userId_idx" on "agent_sessions" ("userId");
CREATE INDEX "agent_accounts_userId_idx" on "agent_accounts" ("userId");
CREATE INDEX "agent_verifications_identifier_idx" on "agent_verifications" ("identifier");
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1795431290380);
insert into "steps" values ('2 erasures', 1795431290386);
insert into "facts" values ('lineage', 'faccb16aebcc16864cbb3ed8bb9f4474');
insert into "threads" values ('test-30514-mwt5fmlr-1', 'shop', '8c2b60c7f7b608c49d1329ca775af444', 5, 2, 'open', 'agent', 'billing', 'CShTgTREEKRbS1kRUdVsp9f2ggXfVwby', 1795431291321, 0, 0, '{"thread":"test-30514-mwt5fmlr-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"CShTgTREEKRbS1kRUdVsp9f2ggXfVwby","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1795431291236,"dueAt":1795432191236,"firstReplyAt":1795431291321,"customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1795431291321,"reopened":0}');
insert into "entries" values ('test-30514-mwt5fmlr-1', 1, 'test-30514-mwt5fmlr-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1795431291206, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-30514-mwt5fmlr-1', 2, 'test-30514-mwt5fmml-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1795431291220, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-30514-mwt5fmlr-1', 3, 'test-30514-mwt5fmn7-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1795431291236, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-30514-mwt5fmlr-1', 4, 'c5f292c6e90775d4bf9f6964087bd8b5', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1795431291271, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-30514-mwt5fmlr-1', 5, 'test-30514-mwt5fmox-5', 'UBSY5Eov0PeTugwsnzCIaj8QkE6Ql8oP2eA3h6lIZl4', 1795431291321, 0, '{"role":"agent","id":"CShTgTREEKRbS1kRUdVsp9f2ggXfVwby","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-30514-mwt5fmlr-1', 5, 1795431291321, 85);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL);
insert into "visitors" values ('8c2b60c7f7b608c49d1329ca775af444', 'shop', 1, 1795431291160, 1795431291160);
insert into "agents" values ('CShTgTREEKRbS1kRUdVsp9f2ggXfVwby', 'Ann', 'ann@example.com', 1, NULL, '2026-11-23T10:54:50.558Z', '2026-11-23T10:54:50.558Z', 'owner', 0);
insert into "agent_sessions" values ('uKRo448DprIFzjO5On85EXpbEU6ViHhq', '2026-11-24T10:54:50.825Z', 'spd7lovDp3CAhHpdvGNYpPyxO1nEuvvB', '2026-11-23T10:54:50.825Z', '2026-11-23T10:54:50.825Z', '', '', 'CShTgTREEKRbS1kRUdVsp9f2ggXfVwby');
insert into "agent_accounts" values ('saz7wouSf8sfLmT0H3w2PTz8GwBtBljm', 'CShTgTREEKRbS1kRUdVsp9f2ggXfVwby', 'credential', 'CShTgTREEKRbS1kRUdVsp9f2ggXfVwby', NULL, NULL, NULL, NULL, NULL, NULL, 'd001507acddb470a031a32849728682d:0e1d12a17a901eaf6e86a0fdff271aabe49a43d74a75d7174ef8357f7a4da49070a2e424e907b15cf425682e980cf0f1d59183822ceeead514e02172e3055240', '2026-11-23T10:54:50.648Z', '2026-11-23T10:54:50.648Z');
