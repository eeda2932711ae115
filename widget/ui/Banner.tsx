// One line over the conversation when something is in its way.

export function Banner({ text }: { text: string }) {
  return (
    <p class="banner" role="status">
      {text}
    </p>
  );
}
