// Every promise Baton makes in public, with the id its checks carry in their names. docs/reliability.md is made from this list.

export interface Promised {
  readonly id: string;
  readonly promise: string;
  /** The command that measures or repeats it beyond the tests; null: the tests are all. */
  readonly command: string | null;
  /** Whose figures are its figures. */
  readonly shows: readonly string[];
}

export interface Group {
  readonly title: string;
  readonly promises: readonly Promised[];
}

const of = (id: string, promise: string, command: string | null = null, shows = [id]): Promised => ({
  id,
  promise,
  command,
  shows,
});

const CHAOS = 'npm run chaos';
const RELAY = 'npm run bench:relay';

export const GROUPS: readonly Group[] = [
  {
    title: 'Invariants of a thread',
    promises: [
      of('I1', 'What was acknowledged is in the log after any crash, restart or power cut.', 'npm run powercuts'),
      of(
        'I2',
        'Each draft of an author is in the log at most once; once faults stop exactly once, or the author was told why not.',
        CHAOS,
      ),
      of(
        'I3',
        'Every entry is by somebody who was signed in and allowed to write to that thread when it was stored.',
        CHAOS,
      ),
      of('I4', 'Entries are numbered 1 to n: no gap, no repeat.', CHAOS),
      of(
        'I5',
        'An entry never changes but for content that a person took out of it; the number acknowledged is the number stored.',
        CHAOS,
      ),
      of('I6', 'What one author wrote stands in the order it was sent.', CHAOS),
      of(
        'I7',
        'A view is always a beginning of the log, and equals it within 10 s after the last fault, without a reload.',
        CHAOS,
      ),
      of('I8', 'Whoever joins after an acknowledgement gets that entry.', CHAOS),
      of('I9', 'One holder at a time; nothing is stored that was written under an earlier owner.', CHAOS),
      of(
        'I10',
        'A request for a person stays until a person clears it, survives a crash, and is in the queue within 2 s.',
        CHAOS,
      ),
      of('I11', 'No packet goes to a line that may not see its thread.', CHAOS),
      of('I12', 'What waits for one line stays under 256 KiB.', RELAY),
      of('I13', 'What the customer saw as being sent ends up in the log or is marked as not sent.', CHAOS),
      of('I14', 'The state of a message only moves on: sending, sent, seen; or failed.', CHAOS),
      of('I15', 'After an erasure the words are nowhere: rows, write-ahead log, files, exports.'),
    ],
  },
  {
    title: 'Delivery',
    promises: [
      of('DEL-01', 'No acknowledged message is lost when the relay is killed.', CHAOS),
      of('DEL-02', 'Resent frames, ambiguous acknowledgements and two tabs make no duplicates.', CHAOS),
      of('DEL-03', 'Many writers on one thread make no gap and no reordering, on every store.'),
      of('DEL-04', 'Every view equals the log 10 s after the last fault; the checker never resyncs first.', CHAOS),
      of('DEL-05', 'A lost last message of a burst is noticed within a beacon and 2 s.'),
      of('DEL-06', 'What was typed while offline survives a reload and arrives in order (real browser).'),
      of(
        'DEL-07',
        'A power cut loses nothing acknowledged; the same harness sees the loss with weaker settings.',
        'npm run powercuts',
      ),
      of(
        'DEL-08',
        'A full disk, a read-only or locked database: refused with `busy`, never acknowledged, well again by itself.',
      ),
      of('DEL-09', 'Wrong clocks change neither order nor ids.', CHAOS),
      of('DEL-12', 'Twenty agents claim one thread: one wins, every time.'),
      of(
        'DEL-13',
        'After a restore from a backup clients reload by themselves and offer again what they still hold; nothing doubles.',
      ),
      of('DEL-14', 'The chaos harness catches ten seeded bugs.', 'npm run chaos:bugs'),
      of('DEL-16', 'A thousand random histories of peers and a log find no counter-example.'),
    ],
  },
  {
    title: 'Figures of one relay process on SQLite',
    promises: [
      of('F1', '10,000 idle sockets in 500 MB, 40 KiB each.', RELAY),
      of(
        'F2',
        '5,000 sockets, 200 messages/s: acknowledged p50 10, p95 40, p99 120 ms; end to end p95 60, p99 150 ms.',
        RELAY,
      ),
      of('F3', '1,000 messages/s for a minute: p99 400 ms.', RELAY),
      of('F4', '3,000 messages/s: the excess is refused with `busy`, no crash, well again within 10 s.', RELAY),
      of('F5', 'Event loop late by at most 50 ms at p99, 250 ms at most.', RELAY),
      of(
        'F6',
        'Killed under load: ready in 3 s, all clients back in 15 s, handshakes admitted at a bounded rate.',
        RELAY,
      ),
      of('F7', 'SIGTERM drains within 25 s: nothing lost, no error shown.'),
      of('F8', 'A line that does not read is closed at 256 KiB or 200 packets.'),
      of('F9', 'Text, frames and bodies are bounded.'),
      of('F10', 'Messages, threads, sockets and handshakes are limited for each visitor and address.'),
      of(
        'F12',
        'Nothing acknowledged is lost; back within 5 s after a crash; a backup of a million messages restores within 10 minutes.',
        'npm run drill',
      ),
    ],
  },
  {
    title: 'Security',
    promises: [
      of('SEC-01', 'No script in a message runs, in the widget or the console.'),
      of('SEC-02', 'No script in a name, title, address, trait, queue or any other field runs.'),
      of('SEC-03', 'No script in an answer or a document runs.'),
      of('SEC-04', 'No script in an export runs.'),
      of('SEC-05', 'Images and links in messages leak nothing: no request leaves for another host.'),
      of('SEC-06', 'Links lead to the web, mail and telephone only, and show where.'),
      of('SEC-07', 'Other origins can neither open a line nor change anything.'),
      of(
        'SEC-08',
        'Every route and event is tried by everybody who may not use it; one that is not in the table fails the tests.',
      ),
      of('SEC-09', 'Each role gets an allow-list of fields and nothing else.'),
      of('SEC-10', 'Malformed packets end neither the relay nor another line.'),
      of('SEC-11', 'Oversized packets are refused and cost no memory.'),
      of('SEC-12', 'Half-open connections are closed.'),
      of(
        'SEC-14',
        'Files: five kinds by their bytes, stripped, under random names; what is served runs nothing; read by their thread’s people only.',
      ),
      of('SEC-15', 'CSV exports cannot carry formulas.'),
      of(
        'SEC-16',
        'E-mails say nothing that a customer wrote; an address nobody confirmed gets one a day at most, and can stop them.',
      ),
      of('SEC-17', 'Prototypes cannot be polluted.'),
      of('SEC-18', 'Known-vulnerable versions are refused.'),
      of('SEC-20', 'Every expression is linear: 16 KiB of the worst in 20 ms.'),
      of('SEC-21', 'Tokens, card numbers and words never reach a log, an error or a metric.'),
      of('SEC-22', 'Nobody can pass for an agent.'),
      of('ID-01', 'Forged identity tokens are refused.'),
      of('ID-02', 'A site that requires identity cannot be used without.'),
      of('ID-03', 'Claiming to be somebody shows nothing of theirs; the agent sees “unverified”.'),
      of('ID-04', 'Log out, log in as another: nothing of the first is left in the browser.'),
      of('ID-05', 'Visitor tokens cannot be guessed or used again after they were rotated.'),
      of(
        'ID-06',
        'No visitor token is taken from or put into an address; what the link of an e-mail carries counts once, from the relay’s own page alone.',
      ),
      of('ID-07', 'Agents’ sessions: exact cookie flags, rotation, expiry; lines closed within 5 s of logging out.'),
      of('ID-08', 'Roles are enforced at the next event, also for somebody just demoted.'),
      of('ID-09', 'No account before the set-up; guessing passwords is throttled.'),
      of('ID-10', 'Rights are read again at every reconnection.'),
      of('AVL-01', 'The capacity above holds.', RELAY, ['F1', 'F2', 'F3', 'F5']),
      of('AVL-02', 'Overload is shed, and passes.', RELAY, ['F4']),
      of('AVL-03', 'Slow readers do not cost the others.'),
      of('AVL-04', 'A deployment loses nothing and shows no error.'),
      of('AVL-05', 'After a restart clients do not come back all at once.', RELAY),
      of('AVL-06', 'Limits count the client, not the proxy; forwarded addresses count from trusted proxies only.'),
      of('AVL-07', 'Memory is flat over a soak.', 'npm run soak'),
      of('AVL-08', 'The probes say what is true.'),
      of('AVL-09', 'A backup can be restored, and is checked.', 'npm run drill'),
    ],
  },
  {
    title: 'On somebody else’s page',
    promises: [
      of('EMB-01', 'Works under a strict Content-Security-Policy with no violation.'),
      of('EMB-02', 'Works under Trusted Types with no policy.'),
      of('EMB-03', 'Hostile style sheets change nothing.'),
      of('EMB-04', 'The page keeps its globals, styles, listeners, history, focus and scroll; one global is added.'),
      of('EMB-05', 'Included twice, in the head, as a module or by a tag manager: one instance.'),
      of('EMB-06', 'Patched built-ins do not stop it.'),
      of(
        'EMB-07',
        'A page that the browser puts away keeps no line open; taken back it is live again, with what was said meanwhile.',
      ),
      of('EMB-08', 'Where storage is denied it works in memory and says so.'),
      of(
        'EMB-09',
        'In a frame: what another window or page says to it is ignored, and what it says goes to its own page alone.',
      ),
      of('EMB-10', 'The console cannot be framed.'),
      of('EMB-11', 'A page that pins the script gets that script, or none.'),
      of('EMB-12', 'Nothing outside the widget is read.'),
      of('EMB-13', 'Before the customer acts: one request, no storage, no cookie, no socket.'),
      of('EMB-14', 'What is typed and not sent does not leave the page.'),
    ],
  },
  {
    title: 'What users of such chats complain of elsewhere',
    promises: [
      of('PAIN-1', 'The assistant never talks over a person.'),
      of('PAIN-2', 'A handoff is never silent: the customer reads each stage of it, whatever the assistant says.'),
      of('PAIN-3', 'A person who is promised comes: the promise is a handoff.'),
      of('PAIN-4', 'A handoff happens once.'),
      of('PAIN-5', 'After a person has ended the assistant starts afresh, and is not mute.'),
      of('PAIN-6', 'Each matter goes to its own queue, with its own urgency.'),
      of('PAIN-7', 'Agents are told that somebody waits, until somebody answers.'),
      of('PAIN-8', 'Nobody there is no dead end: it is said, an address can be left, the answer comes by mail.'),
      of('PAIN-9', 'Nobody waits for ever: a promise that is broken is told and acted on, also after a restart.'),
      of('PAIN-10', 'Dots mean that somebody types.'),
      of('PAIN-11', 'Several messages in one breath get one answer.'),
      of('PAIN-12', 'A reconnection doubles and loses nothing.'),
      of('PAIN-13', 'A reload or another page shows the same thread.'),
      of('PAIN-14', 'Whoever comes after a log-out sees nothing of the one before.'),
      of('PAIN-15', 'Notes never reach the customer.'),
      of('PAIN-16', 'A strict policy of the page does not stop it.'),
      of('PAIN-17', 'Style sheets leak neither way.'),
      of('PAIN-18', 'On a phone the keyboard covers nothing, and nothing zooms.'),
      of('PAIN-19', 'It costs the page next to nothing before it is used.', 'npm run bench:widget'),
      of('PAIN-20', 'Several tabs are one chat, with one sound.'),
      of('PAIN-21', 'Badge, title and sound say what is unread, the same in every tab.'),
      of('PAIN-22', 'What it is drawn in blocks no click, and stands in the layer the page wants.'),
      of('PAIN-23', 'It can be put on a page, taken off and put back, twice at once too.'),
      of('PAIN-24', 'Figures tell the assistant, the wait and people apart.'),
      of('PAIN-25', 'Two agents never have one thread.'),
    ],
  },
  {
    title: 'The assistant, and the right to a person',
    promises: [
      of(
        'BOT-01',
        'Asking for a person in any of the languages, or pressing the button, leads to a queue within 2 s.',
        'npm run bench:signals',
      ),
      of('BOT-02', 'Nothing written by a customer, a document or a model can stop or undo a handoff.'),
      of('BOT-03', 'When the assistant fails or goes round in circles, a person is offered within 10 s.'),
      of('BOT-04', 'Answers are shown like anything else that is not trusted.'),
      of('BOT-05', 'What the assistant said is read from the log, never from the client.'),
      of('BOT-06', 'A flood of requests for a person makes one ticket for each visitor.'),
      of('BOT-07', 'The assistant says that it is one.'),
    ],
  },
  {
    title: 'Privacy',
    promises: [
      of(
        'PRV-01',
        'Card numbers, bank accounts and national ids are masked before anything is stored or sent.',
        'npm run bench:redaction',
      ),
      of('PRV-02', 'Erasing a customer erases them from every file within a minute.'),
      of('PRV-03', 'What is old is deleted on schedule.'),
      of('PRV-04', 'A customer’s data can be exported: complete, machine-readable, only theirs.'),
    ],
  },
];
