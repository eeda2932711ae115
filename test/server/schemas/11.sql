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
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1796056520639);
insert into "steps" values ('2 erasures', 1796056520641);
insert into "steps" values ('3 signed identity', 1796056520642);
insert into "steps" values ('4 playbook versions', 1796056520648);
insert into "steps" values ('5 e-mails', 1796056520652);
insert into "steps" values ('6 what agents take on', 1796056520654);
insert into "steps" values ('7 search', 1796056520655);
insert into "steps" values ('8 views of the inbox', 1796056520660);
insert into "steps" values ('9 saved replies', 1796056520663);
insert into "steps" values ('10 edited and removed', 1796056520665);
insert into "steps" values ('11 the index follows the log', 1796056520666);
insert into "facts" values ('lineage', '76d928d4743593d4bc6cfa3a87567b96');
insert into "threads" values ('test-5332-mx3hohqt-1', 'shop', 'bb43f62fcc42734e9c4f06ee01f6c5b3', 5, 2, 'open', 'agent', 'billing', 'x457vXQoCwCEk7wnTq5G7H0AX39LvRZo', 1796056522866, 0, 0, '{"thread":"test-5332-mx3hohqt-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"x457vXQoCwCEk7wnTq5G7H0AX39LvRZo","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1796056522331,"dueAt":1796057422331,"firstReplyAt":1796056522866,"locale":"en","customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1796056522866,"reopened":0}');
insert into "entries" values ('test-5332-mx3hohqt-1', 1, 'test-5332-mx3hohqu-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1796056521958, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-5332-mx3hohqt-1', 2, 'test-5332-mx3hohut-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1796056522099, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-5332-mx3hohqt-1', 3, 'test-5332-mx3hoi1m-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1796056522331, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-5332-mx3hohqt-1', 4, '0c98b1f4fedecf0fdd4d8046f666dc55', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1796056522340, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-5332-mx3hohqt-1', 5, 'test-5332-mx3hoifu-5', '5UjRTG9ZQWuxrTsiWh0kmYydke_BpN4InBHz4Sz3MmM', 1796056522866, 0, '{"role":"agent","id":"x457vXQoCwCEk7wnTq5G7H0AX39LvRZo","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-5332-mx3hohqt-1', 5, 1796056522866, 535);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('bb43f62fcc42734e9c4f06ee01f6c5b3', 'shop', 1, 1796056521928, 1796056521928, NULL);
insert into "searched" values (1, 'test-5332-mx3hohqt-1', 2, 'my invoice is “wrong”');
insert into "searched" values (2, 'test-5332-mx3hohqt-1', 5, 'Ann here.');
insert into "agents" values ('x457vXQoCwCEk7wnTq5G7H0AX39LvRZo', 'Ann', 'ann@example.com', 1, NULL, '2026-11-30T16:35:21.394Z', '2026-11-30T16:35:21.394Z', 'owner', 0);
insert into "agent_sessions" values ('sh04LqoPNpyUBIH5P71ZBsHp3CFtF6Y8', '2026-12-01T16:35:21.618Z', 'OSuV6SAts3zRnZDVDQ0CiVhZZRLmCV3C', '2026-11-30T16:35:21.618Z', '2026-11-30T16:35:21.618Z', '', '', 'x457vXQoCwCEk7wnTq5G7H0AX39LvRZo');
insert into "agent_accounts" values ('NMqpM8zyl0xNJpAlsR8Qud5cpvMv65XK', 'x457vXQoCwCEk7wnTq5G7H0AX39LvRZo', 'credential', 'x457vXQoCwCEk7wnTq5G7H0AX39LvRZo', NULL, NULL, NULL, NULL, NULL, NULL, '7f3a90ac34943e2cc6192a349292aab4:150eda1824a100b46ca0845e8ef73049abc68b4d549148c352104375e1c8c57add256d398b7c19d638fd8497c37ab49c076371c8a5a0351ca1d7fcba93303566', '2026-11-30T16:35:21.408Z', '2026-11-30T16:35:21.408Z');
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
