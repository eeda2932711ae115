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
CREATE TABLE searched (id integer primary key, thread text not null, seq integer not null, text text not null) strict;
CREATE UNIQUE INDEX searched_entry on searched (thread, seq);
CREATE TABLE views (agent text primary key, views text not null) strict, without rowid;
CREATE TABLE "agents" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "role" text not null, "disabled" integer not null);
CREATE TABLE "agent_sessions" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "agents" ("id") on delete cascade);
CREATE TABLE "agent_accounts" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "agents" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
CREATE TABLE "agent_verifications" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
CREATE INDEX "agent_sessions_userId_idx" on "agent_sessions" ("userId");
CREATE INDEX "agent_accounts_userId_idx" on "agent_accounts" ("userId");
CREATE INDEX "agent_verifications_identifier_idx" on "agent_verifications" ("identifier");
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1795451284044);
insert into "steps" values ('2 erasures', 1795451284046);
insert into "steps" values ('3 signed identity', 1795451284047);
insert into "steps" values ('4 playbook versions', 1795451284047);
insert into "steps" values ('5 e-mails', 1795451284048);
insert into "steps" values ('6 what agents take on', 1795451284049);
insert into "steps" values ('7 search', 1795451284050);
insert into "steps" values ('8 views of the inbox', 1795451284050);
insert into "facts" values ('lineage', '2b5324d3809f1aa77b5f1c4130b57cb1');
insert into "threads" values ('test-30880-mwthc5fy-1', 'shop', '1353aa1ab405591874f317b04401df3a', 5, 2, 'open', 'agent', 'billing', 'QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz', 1795451284401, 0, 0, '{"thread":"test-30880-mwthc5fy-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1795451284387,"dueAt":1795452184387,"firstReplyAt":1795451284401,"locale":"en","customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1795451284401,"reopened":0}');
insert into "entries" values ('test-30880-mwthc5fy-1', 1, 'test-30880-mwthc5fy-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1795451284372, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-30880-mwthc5fy-1', 2, 'test-30880-mwthc5g9-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1795451284380, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-30880-mwthc5fy-1', 3, 'test-30880-mwthc5gh-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1795451284387, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-30880-mwthc5fy-1', 4, 'e7ae8a3526dad0cfcd880169fdca1a5e', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1795451284390, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-30880-mwthc5fy-1', 5, 'test-30880-mwthc5gx-5', 'SfDQDa-4MGc13DYs3OgmT_LO2UipYpdnLdcWmpUwlUw', 1795451284401, 0, '{"role":"agent","id":"QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-30880-mwthc5fy-1', 5, 1795451284401, 14);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('1353aa1ab405591874f317b04401df3a', 'shop', 1, 1795451284361, 1795451284361, NULL);
insert into "searched" values (1, 'test-30880-mwthc5fy-1', 2, 'my invoice is “wrong”');
insert into "searched" values (2, 'test-30880-mwthc5fy-1', 5, 'Ann here.');
insert into "agents" values ('QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz', 'Ann', 'ann@example.com', 1, NULL, '2026-11-23T16:28:04.215Z', '2026-11-23T16:28:04.215Z', 'owner', 0);
insert into "agent_sessions" values ('H4hP3QN3ocyQheIKLQbhCTiFT6OOrnrn', '2026-11-24T16:28:04.313Z', 'PpvINcCgEzhhbv8MpeGHlU9uDeTeF7zQ', '2026-11-23T16:28:04.313Z', '2026-11-23T16:28:04.313Z', '', '', 'QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz');
insert into "agent_accounts" values ('dAnIl8bCDmK7lKd6O8X8iDLyK53dDft0', 'QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz', 'credential', 'QqXS6nUc83iaIbnWKNBN7c4pTVb20Vfz', NULL, NULL, NULL, NULL, NULL, NULL, 'c04b44f34fb02f8582c6b58b8aa2dd70:62c09adb43bae6549b49581e737c5698b08f77207120a013d5b4e133fe17cee094e306e488aa3dc232fec3c398517bc20c4ecb8aec1c769263833b2ba71dc6b0', '2026-11-23T16:28:04.218Z', '2026-11-23T16:28:04.218Z');
CREATE VIRTUAL TABLE search using fts5 (
        text, content = 'searched', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
      );
insert into "search" ("search", rank) values ('secure-delete', 1);
insert into "search" ("search") values ('rebuild');
CREATE TRIGGER searched_comes after insert on searched begin
        insert into search (rowid, text) values (new.id, new.text);
      end;
CREATE TRIGGER searched_goes after delete on searched begin
        insert into search (search, rowid, text) values ('delete', old.id, old.text);
      end;
CREATE TRIGGER entries_come after insert on entries when (case new.event_json ->> '$.type'
    when 'said' then new.event_json ->> '$.text'
    when 'answered' then new.event_json ->> '$.text'
    when 'asked' then new.event_json ->> '$.text'
    when 'noted' then new.event_json ->> '$.text'
    when 'corrected' then new.event_json ->> '$.summary'
    when 'contactLeft' then new.event_json ->> '$.email'
    when 'attached' then new.event_json ->> '$.file.name'
    when 'identified' then (select group_concat(value, ' ') from json_each(new.event_json, '$.traits') where type = 'text')
    else '' end) <> '' begin
        insert into searched (thread, seq, text) values (new.thread, new.seq, (case new.event_json ->> '$.type'
    when 'said' then new.event_json ->> '$.text'
    when 'answered' then new.event_json ->> '$.text'
    when 'asked' then new.event_json ->> '$.text'
    when 'noted' then new.event_json ->> '$.text'
    when 'corrected' then new.event_json ->> '$.summary'
    when 'contactLeft' then new.event_json ->> '$.email'
    when 'attached' then new.event_json ->> '$.file.name'
    when 'identified' then (select group_concat(value, ' ') from json_each(new.event_json, '$.traits') where type = 'text')
    else '' end));
      end;
CREATE TRIGGER entries_go after delete on entries begin
        delete from searched where thread = old.thread and seq = old.seq;
      end;
