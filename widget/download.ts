// Gives the customer a text, or a file of the thread, as a file. Nothing is asked of the network, and no policy needs to allow anything.

export function download(name: string, content: string | Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content,
  );
  link.download = name;
  link.click();
  // The browser has taken it by the next turn of the loop; some take it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
