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
CREATE TABLE "agents" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "role" text not null, "disabled" integer not null);
CREATE TABLE "agent_sessions" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "agents" ("id") on delete cascade);
CREATE TABLE "agent_accounts" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "agents" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
CREATE TABLE "agent_verifications" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
CREATE INDEX "agent_sessions_userId_idx" on "agent_sessions" ("userId");
CREATE INDEX "agent_accounts_userId_idx" on "agent_accounts" ("userId");
CREATE INDEX "agent_verifications_identifier_idx" on "agent_verifications" ("identifier");
insert into "steps" values ('1 threads, entries, sites, visitors, invites, waits', 1795462069669);
insert into "steps" values ('2 erasures', 1795462069671);
insert into "steps" values ('3 signed identity', 1795462069671);
insert into "steps" values ('4 playbook versions', 1795462069672);
insert into "steps" values ('5 e-mails', 1795462069673);
insert into "steps" values ('6 what agents take on', 1795462069674);
insert into "steps" values ('7 search', 1795462069675);
insert into "steps" values ('8 views of the inbox', 1795462069676);
insert into "steps" values ('9 saved replies', 1795462069677);
insert into "facts" values ('lineage', 'b671fb725ae8b501eb8ef19864dee6d1');
insert into "threads" values ('test-1858-mwtnrbon-1', 'shop', '3f063a54833ae18f819352362ffce325', 5, 2, 'open', 'agent', 'billing', 'lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg', 1795462070066, 0, 0, '{"thread":"test-1858-mwtnrbon-1","site":"shop","head":5,"epoch":2,"status":"open","owner":{"kind":"agent","queue":"billing","agent":"lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg","name":"Ann"},"queue":"billing","row":"invoice-wrong","intent":null,"priority":"high","waitingSince":1795462070013,"dueAt":1795462970013,"firstReplyAt":1795462070066,"locale":"en","customer":"","verified":false,"plan":null,"lastText":"Ann here.","lastBy":"agent","lastAt":1795462070066,"reopened":0}');
insert into "entries" values ('test-1858-mwtnrbon-1', 1, 'test-1858-mwtnrbon-2', 'in5r4S_vya43YLz42_G4B5O5fLWV_F698JhAGAYp3UM', 1795462069997, 0, '{"role":"customer"}', '{"type":"started","site":"shop","locale":"en","page":null}');
insert into "entries" values ('test-1858-mwtnrbon-1', 2, 'test-1858-mwtnrbp0-3', 'vDE2nYyzjIxaSnlpoNTrJPXIMuRatsZ6CKtdVH4ZF0c', 1795462070007, 0, '{"role":"customer"}', '{"type":"said","text":"my invoice is “wrong”"}');
insert into "entries" values ('test-1858-mwtnrbon-1', 3, 'test-1858-mwtnrbp8-4', 'stdpoIYWrp2k6M0mJsmOKBww8FqOY97UycV4wFtUIZ0', 1795462070013, 0, '{"role":"customer"}', '{"type":"handedOff","queue":"billing","priority":"high","row":"invoice-wrong","firstReply":900000}');
insert into "entries" values ('test-1858-mwtnrbon-1', 4, 'a32cfff5845240b9b910c0b6f645ce83', 'yMniIlLY6vIConXIewoy4hbGtdPFE0dEnIcf-c9Y5l4', 1795462070019, 0, '{"role":"relay"}', '{"type":"promised","opensAt":null}');
insert into "entries" values ('test-1858-mwtnrbon-1', 5, 'test-1858-mwtnrbqo-5', 'Sxo3xLaptemIfbSr4Mt3SwHZ_QJ0k9AeqLOc_bw3m4E', 1795462070066, 0, '{"role":"agent","id":"lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg","name":"Ann"}', '{"type":"said","text":"Ann here."}');
insert into "waits" values ('shop', 'billing', 'test-1858-mwtnrbon-1', 5, 1795462070066, 53);
insert into "sites" values ('shop', 'shop', '["https://shop.example"]', 'playbook.yaml', NULL, '{"required":false,"keys":[]}');
insert into "visitors" values ('3f063a54833ae18f819352362ffce325', 'shop', 1, 1795462069984, 1795462069984, NULL);
insert into "searched" values (1, 'test-1858-mwtnrbon-1', 2, 'my invoice is “wrong”');
insert into "searched" values (2, 'test-1858-mwtnrbon-1', 5, 'Ann here.');
insert into "agents" values ('lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg', 'Ann', 'ann@example.com', 1, NULL, '2026-11-23T19:27:49.849Z', '2026-11-23T19:27:49.849Z', 'owner', 0);
insert into "agent_sessions" values ('W5ssmmsdkvZ0YIAiTzjKEu02bGH8cCq3', '2026-11-24T19:27:49.933Z', 'zu6dH932O2x3iZlAjgVr8gMeoG17Xj6l', '2026-11-23T19:27:49.934Z', '2026-11-23T19:27:49.934Z', '', '', 'lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg');
insert into "agent_accounts" values ('rtLCHjXmDgwXDuSOGMfq6paX0DPMpceO', 'lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg', 'credential', 'lc5F9ZHxvYPddQcEJ4JGODnbfckt21Fg', NULL, NULL, NULL, NULL, NULL, NULL, 'beaf10b1af35cc204dbee4b5120a0276:56b656b5cdafbf0220223d50628dde16172f682223439dbd9f70534cbfbbb6fd1d60afed583c3bc66937de3da54832161f3a53601178c389f5c99a633dbbabd2', '2026-11-23T19:27:49.852Z', '2026-11-23T19:27:49.852Z');
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
