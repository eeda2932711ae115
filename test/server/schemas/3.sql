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
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1795432966487);
insert into "steps" values ('2 erasures', 1795432966488);
insert into "steps" values ('3 signed identity', 1795432966490);
insert into "facts" values ('lineage', '8d65835f7c633f6b258a28139c045c47');
insert into "threads" values ('test-5268-mwt6fjk3-1', 'shop', '823e7176f6b04f0a3ff5a7e897478574', 5, 2, 'open', 'agent', 'billing', 'X2SwVESwtiJhjwqUvzyBdujHFADUezK2', 1795432966889, 0, 0, '{"thread":"test-5268-mwt6fjk3-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"X2SwVESwtiJhjwqUvzyBdujHFADUezK2","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1795432966868,"dueAt":1795433866868,"firstReplyAt":1795432966889,"customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1795432966889,"reopened":0}');
insert into "entries" values ('test-5268-mwt6fjk3-1', 1, 'test-5268-mwt6fjk3-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1795432966857, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-5268-mwt6fjk3-1', 2, 'test-5268-mwt6fjkd-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1795432966864, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-5268-mwt6fjk3-1', 3, 'test-5268-mwt6fjkj-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1795432966868, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-5268-mwt6fjk3-1', 4, 'a77d727114a09e29dc84d9c206213413', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1795432966875, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-5268-mwt6fjk3-1', 5, 'test-5268-mwt6fjl5-5', 'hP2kmolPn6P_qpeNfEHE4qT-L821yfB9wqPpdueUgSs', 1795432966889, 0, '{"role":"agent","id":"X2SwVESwtiJhjwqUvzyBdujHFADUezK2","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-5268-mwt6fjk3-1', 5, 1795432966889, 21);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('823e7176f6b04f0a3ff5a7e897478574', 'shop', 1, 1795432966845, 1795432966845);
insert into "agents" values ('X2SwVESwtiJhjwqUvzyBdujHFADUezK2', 'Ann', 'ann@example.com', 1, NULL, '2026-11-23T11:22:46.607Z', '2026-11-23T11:22:46.607Z', 'owner', 0);
insert into "agent_sessions" values ('RiPfMteH12T6K1DhROxCunqRsgxmJQ2Y', '2026-11-24T11:22:46.800Z', 'Bsw4LY50CTxy4cie1wncbKtl8XO4xs8S', '2026-11-23T11:22:46.800Z', '2026-11-23T11:22:46.800Z', '', '', 'X2SwVESwtiJhjwqUvzyBdujHFADUezK2');
insert into "agent_accounts" values ('hWPBPJvfSwxPLbPVIXikQ4n0ZU0MKtNQ', 'X2SwVESwtiJhjwqUvzyBdujHFADUezK2', 'credential', 'X2SwVESwtiJhjwqUvzyBdujHFADUezK2', NULL, NULL, NULL, NULL, NULL, NULL, 'ae065621a4d5f7fa7e9298f6e8f7a4fd:8b65c75ca1e49dfbb310ac1bf0a0a8d773d9243c1bec922f76f740ab627e3a45933bce405b94d9c6e05bc83e12d5fab1202e008eca1a4a6abb5b9f37ef95d4e5', '2026-11-23T11:22:46.704Z', '2026-11-23T11:22:46.704Z');
