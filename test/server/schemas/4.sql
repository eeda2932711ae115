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
CREATE TABLE playbooks (
        site text not null, number integer not null, at integer not null, by text not null, note text, source text not null,
        primary key (site, number)
      ) strict, without rowid;
CREATE TABLE "agents" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "role" text not null, "disabled" integer not null);
CREATE TABLE "agent_sessions" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "agents" ("id") on delete cascade);
CREATE TABLE "agent_accounts" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "agents" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
CREATE TABLE "agent_verifications" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
CREATE INDEX "agent_sessions_userId_idx" on "agent_sessions" ("userId");
CREATE INDEX "agent_accounts_userId_idx" on "agent_accounts" ("userId");
CREATE INDEX "agent_verifications_identifier_idx" on "agent_verifications" ("identifier");
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1795444119034);
insert into "steps" values ('2 erasures', 1795444119035);
insert into "steps" values ('3 signed identity', 1795444119036);
insert into "steps" values ('4 playbook versions', 1795444119037);
insert into "facts" values ('lineage', 'e5cab4120de458e61136e05bf58e46a7');
insert into "threads" values ('test-29160-mwtd2kv2-1', 'shop', '7444a70ca3ea1eebbf96e0a836b80062', 5, 2, 'open', 'agent', 'billing', 'av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe', 1795444119365, 0, 0, '{"thread":"test-29160-mwtd2kv2-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1795444119350,"dueAt":1795445019350,"firstReplyAt":1795444119365,"customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1795444119365,"reopened":0}');
insert into "entries" values ('test-29160-mwtd2kv2-1', 1, 'test-29160-mwtd2kv2-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1795444119332, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-29160-mwtd2kv2-1', 2, 'test-29160-mwtd2kvh-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1795444119344, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-29160-mwtd2kv2-1', 3, 'test-29160-mwtd2kvp-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1795444119350, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-29160-mwtd2kv2-1', 4, '54cc09f24827ef4cc17fcf7c5e905e52', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1795444119354, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-29160-mwtd2kv2-1', 5, 'test-29160-mwtd2kw5-5', 'hf-lcfuYdWPQFcMY_jKgNs_f9SmJyipQOy779wg7bIc', 1795444119365, 0, '{"role":"agent","id":"av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-29160-mwtd2kv2-1', 5, 1795444119365, 15);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('7444a70ca3ea1eebbf96e0a836b80062', 'shop', 1, 1795444119320, 1795444119320);
insert into "agents" values ('av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe', 'Ann', 'ann@example.com', 1, NULL, '2026-11-23T14:28:39.191Z', '2026-11-23T14:28:39.191Z', 'owner', 0);
insert into "agent_sessions" values ('HErtQHTXIWVK5r8OcmBEuab2ifg1SeoN', '2026-11-24T14:28:39.270Z', 'CutPqAOEQRC1gvcZ66TjS8tTcgjczSTP', '2026-11-23T14:28:39.271Z', '2026-11-23T14:28:39.271Z', '', '', 'av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe');
insert into "agent_accounts" values ('xt4D5zYNLPelW8146lLQYejSEFwVmB8u', 'av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe', 'credential', 'av5vWcL4qbLf6wv8AtkiD0KWtRMk2Qwe', NULL, NULL, NULL, NULL, NULL, NULL, 'a69fe8ebf3c9087defc5ce78ca40ce96:3755e8faef1606cc7621b6d1c72ee028d201ac61c1c39444782e69548a27a950afbcfa40659b4b6f6b033c1d464c897f9488ce6f4811087acc6fe8badf58a24a', '2026-11-23T14:28:39.195Z', '2026-11-23T14:28:39.195Z');
