// Tallyard's billing page: what a customer looks at while they chat.
interface Invoice {
  readonly number: string;
  readonly date: string;
  readonly amount: number;
  readonly status: string;
}

export interface Account {
  readonly name: string;
  readonly company: string;
  readonly plan: string;
  readonly seats: number;
  readonly mrr: number;
  readonly renewalAt: string;
  readonly invoices: readonly Invoice[];
}

const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

export function Host({ account }: { account: Account }) {
  return (
    <article class="host">
      <header class="top">
        <span class="logo" aria-hidden="true" />
        <strong>Tallyard</strong>
        <nav aria-label="Tallyard">
          <span>Time</span>
          <span>Budgets</span>
          <span>Invoices</span>
          <span aria-current="page">Admin</span>
        </nav>
        <span class="who">{account.name}</span>
      </header>
      <div class="body">
        <h1>Billing</h1>
        <div class="facts">
          <Fact label="Plan" value={account.plan} note={`${account.seats} seats`} />
          <Fact label="Per month" value={money.format(account.mrr)} note="excluding VAT" />
          <Fact label="Renews" value={day.format(new Date(account.renewalAt))} note={account.company} />
        </div>
        <h2>Invoices</h2>
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
              <tr key={invoice.number}>
                <td>
                  <code>{invoice.number}</code>
                </td>
                <td>{day.format(new Date(invoice.date))}</td>
                <td>
                  <span class={`status status-${invoice.status}`}>{invoice.status}</span>
                </td>
                <td class="end">{money.format(invoice.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
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
