// Tallyard's billing page: what a customer looks at while they chat.
import type account from './account.json';

export type Account = typeof account;

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

export function Host({ account }: { account: Account }) {
  const money = new Intl.NumberFormat('en', { style: 'currency', currency: account.currency });
  return (
    <article class="host" aria-label="Tallyard, a fictional company">
      <header class="top">
        <span class="logo" aria-hidden="true" />
        <strong>Tallyard</strong>
        <span class="who">{account.user.name}</span>
      </header>
      <div class="body">
        <h2 class="page">Billing</h2>
        <div class="facts">
          <Fact label="Plan" value={account.plan} note={`${account.seatsUsed} of ${account.seats} seats used`} />
          <Fact label="Per month" value={money.format(account.mrr)} note="before tax" />
          <Fact label="Renews" value={day.format(new Date(account.renewalAt))} note={account.company} />
        </div>
        <h3>Invoices</h3>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">Date</th>
                <th scope="col">Status</th>
                <th scope="col" class="end">
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {account.invoices.map((invoice) => (
                <tr key={invoice.id}>
                  <td>
                    <code>{invoice.id}</code>
                  </td>
                  <td>{day.format(new Date(invoice.date))}</td>
                  <td>
                    <span class={chargedTwice(invoice) ? 'status twice' : 'status'}>
                      {chargedTwice(invoice) ? 'paid twice' : invoice.status}
                    </span>
                  </td>
                  <td class="end">{money.format(invoice.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </article>
  );
}

/** The story of the demo: the last invoice was charged twice. */
function chargedTwice(invoice: Account['invoices'][number]): boolean {
  return (invoice.payments?.length ?? 0) > 1;
}

function Fact({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div class="fact">
      <span>{label}</span>
      <strong>{value}</strong>
      <span>{note}</span>
    </div>
  );
}
