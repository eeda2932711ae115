// Marks a part of the brief that was not there when the agent opened the thread.
export function New() {
  return <span class="new">New</span>;
}
