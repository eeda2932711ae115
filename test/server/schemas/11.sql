CREATE TABLE steps (name text primary key, at integer not null) strict;
CREATE TABLE facts (name text primary key, value text not null) strict;
CREATE TABLE threads (
        id text primary key, site text not null, visitor text not null,
        head integer not null, epoch integer not null, status text not null,
        owner text not null, queue text, agent text, last_at integer not null,
        customer_seen integer not null default 0, agent_seen integer not null default 0,
        card text not null
      ) strict;
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
CREATE TABLE replies (
        id text primary key, title text not null, title_key text not null, text text not null, site text,
        updated_at integer not null, by text not null
      ) strict, without rowid;
CREATE TABLE unsearched (id integer primary key, thread text not null, seq integer not null) strict;
CREATE TABLE "agents" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "role" text not null, "disabled" integer not null);
CREATE TABLE "agent_sessions" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "agents" ("id") on delete cascade);
CREATE TABLE "agent_accounts" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "agents" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
CREATE TABLE "agent_verifications" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
CREATE INDEX "agent_sessions_userId_idx" on "agent_sessions" ("userId");
CREATE INDEX "agent_accounts_userId_idx" on "agent_accounts" ("userId");
CREATE INDEX "agent_verifications_identifier_idx" on "agent_verifications" ("identifier");
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1796057082022);
insert into "steps" values ('2 erasures', 1796057082024);
insert into "steps" values ('3 signed identity', 1796057082026);
insert into "steps" values ('4 playbook versions', 1796057082026);
insert into "steps" values ('5 e-mails', 1796057082029);
insert into "steps" values ('6 what agents take on', 1796057082031);
insert into "steps" values ('7 search', 1796057082035);
insert into "steps" values ('8 views of the inbox', 1796057082041);
insert into "steps" values ('9 saved replies', 1796057082046);
insert into "steps" values ('10 edited and removed', 1796057082060);
insert into "steps" values ('11 the index follows the log', 1796057082063);
insert into "facts" values ('lineage', 'a9b42aa4f3e10e2bcad5e477671f444d');
insert into "threads" values ('test-27904-mx3i0idy-1', 'shop', 'd8079b68c5d295ddb05ad9865ea7e5e0', 5, 2, 'open', 'agent', 'billing', 'v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ', 1796057082994, 0, 0, '{"thread":"test-27904-mx3i0idy-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1796057082928,"dueAt":1796057982928,"firstReplyAt":1796057082994,"locale":"en","customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1796057082994,"reopened":0}');
insert into "entries" values ('test-27904-mx3i0idy-1', 1, 'test-27904-mx3i0idz-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1796057082760, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-27904-mx3i0idy-1', 2, 'test-27904-mx3i0ilc-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1796057082917, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-27904-mx3i0idy-1', 3, 'test-27904-mx3i0iln-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1796057082928, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-27904-mx3i0idy-1', 4, 'fa8d467626a67d2892340674ae405cac', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1796057082932, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-27904-mx3i0idy-1', 5, 'test-27904-mx3i0inl-5', 'v4icnSKrF9sCYHyG_KUnPTpPvVaxMpbRikVHIM_NpX8', 1796057082994, 0, '{"role":"agent","id":"v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-27904-mx3i0idy-1', 5, 1796057082994, 66);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('d8079b68c5d295ddb05ad9865ea7e5e0', 'shop', 1, 1796057082633, 1796057082633, NULL);
insert into "searched" values (1, 'test-27904-mx3i0idy-1', 2, 'my invoice is “wrong”');
insert into "searched" values (2, 'test-27904-mx3i0idy-1', 5, 'Ann here.');
insert into "agents" values ('v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ', 'Ann', 'ann@example.com', 1, NULL, '2026-11-30T16:44:42.365Z', '2026-11-30T16:44:42.365Z', 'owner', 0);
insert into "agent_sessions" values ('rvgSlUMFbemMyPuGv0qkshbb1VozZgzd', '2026-12-01T16:44:42.487Z', 'SSorOcEG0n2cEUXsLg5NGj8ho2j4WPzY', '2026-11-30T16:44:42.488Z', '2026-11-30T16:44:42.488Z', '', '', 'v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ');
insert into "agent_accounts" values ('WepJcWljLzRKYZVOMHtsNP6zBZfdhLJ3', 'v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ', 'credential', 'v1uGbZL4AOcsvlL1JYGLprkAQ7JydPGJ', NULL, NULL, NULL, NULL, NULL, NULL, '7fe7aba2f12d9556b86e7f0bed5fd9eb:d33d884b1faf91bc0df66d29782406229621c1fb8c1e120edd784b5e9674ed1dc266e9df0da8172afb985f53fa22b3b7d215fd16b90c3cb1fd8996e3f876fb49', '2026-11-30T16:44:42.375Z', '2026-11-30T16:44:42.375Z');
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
CREATE TRIGGER entries_go after delete on entries begin
        delete from searched where thread = old.thread and seq = old.seq;
      end;
CREATE TRIGGER entries_change after update of event_json on entries begin
        delete from searched where thread = old.thread and seq = old.seq;
        insert into searched (thread, seq, text)
          select new.thread, new.seq, (case new.event_json ->> '$.type' when 'edited' then new.event_json ->> '$.text' else (case new.event_json ->> '$.type'
    when 'said' then new.event_json ->> '$.text'
    when 'answered' then new.event_json ->> '$.text'
    when 'asked' then new.event_json ->> '$.text'
    when 'noted' then new.event_json ->> '$.text'
    when 'corrected' then new.event_json ->> '$.summary'
    when 'contactLeft' then new.event_json ->> '$.email'
    when 'attached' then new.event_json ->> '$.file.name'
    when 'identified' then (select group_concat(value, ' ') from json_each(new.event_json, '$.traits') where type = 'text')
    else '' end) end) where (case new.event_json ->> '$.type' when 'edited' then new.event_json ->> '$.text' else (case new.event_json ->> '$.type'
    when 'said' then new.event_json ->> '$.text'
    when 'answered' then new.event_json ->> '$.text'
    when 'asked' then new.event_json ->> '$.text'
    when 'noted' then new.event_json ->> '$.text'
    when 'corrected' then new.event_json ->> '$.summary'
    when 'contactLeft' then new.event_json ->> '$.email'
    when 'attached' then new.event_json ->> '$.file.name'
    when 'identified' then (select group_concat(value, ' ') from json_each(new.event_json, '$.traits') where type = 'text')
    else '' end) end) <> '';
      end;
CREATE TRIGGER entries_come after insert on entries begin
        insert into unsearched (thread, seq) values (new.thread, new.seq);
      end;
