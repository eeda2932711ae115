// The few icons of the widget, drawn as strokes on a grid of 24.
import type { ComponentChildren } from 'preact';

function Icon({ size = 20, children }: { size?: number; children: ComponentChildren }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Close = () => (
  <Icon>
    <path d="M6 6l12 12M18 6 6 18" />
  </Icon>
);
export const More = () => (
  <Icon>
    <path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3" />
  </Icon>
);
export const Back = () => (
  <Icon>
    <path d="M15 5l-7 7 7 7" />
  </Icon>
);
export const Send = () => (
  <Icon>
    <path d="M5 12h13M12 5l7 7-7 7" />
  </Icon>
);
export const Clip = () => (
  <Icon>
    <path d="M19 11.500l-7.300 7.300a4.500 4.500 0 0 1-6.400-6.400l8-8a3 3 0 0 1 4.300 4.300l-8 8a1.500 1.500 0 0 1-2.200-2.200l7-7" />
  </Icon>
);
export const Sheet = () => (
  <Icon size={24}>
    <path
      d="M13.500 3H7a1.500 1.500 0 0 0-1.500 1.500v15A1.500 1.500 0 0 0 7 21h10a1.500 1.500 0 0 0 1.500-1.500V8zM13.500 3v5h5M9 13h6M9 17h4"
      stroke-width="1.700"
    />
  </Icon>
);
export const Save = () => (
  <Icon>
    <path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14" />
  </Icon>
);
export const Check = () => (
  <Icon size={12}>
    <path d="M5 12.5l4.5 4.5L19 7.5" stroke-width="3.5" />
  </Icon>
);
export const Spark = ({ size = 20 }: { size?: number }) => (
  <Icon size={size}>
    <path d="M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z" />
  </Icon>
);
export const Person = ({ size = 20 }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.5 20.500a7.500 7.500 0 0 1 15 0" />
  </Icon>
);
export const ThumbUp = () => (
  <Icon size={16}>
    <path d="M7 11v9H4v-9zM7 11l4-7c1.7 0 2.5 1.2 2.2 2.8L12.500 10H18a2 2 0 0 1 2 2.400l-1.200 6A2 2 0 0 1 16.800 20H7" />
  </Icon>
);
export const ThumbDown = () => (
  <Icon size={16}>
    <path d="M17 13V4h3v9zM17 13l-4 7c-1.700 0-2.500-1.200-2.200-2.800L11.500 14H6a2 2 0 0 1-2-2.400l1.200-6A2 2 0 0 1 7.200 4H17" />
  </Icon>
);
/** A face for a score from 1 to 5: the mouth says it. Drawn, because not every system has the emoji. */
export const Mood = ({ score }: { score: number }) => (
  <Icon size={26}>
    <circle cx="12" cy="12" r="9" stroke-width="1.7" />
    <path d={`M9 9.5v.01M15 9.5v.01M8 15q4 ${(score - 3) * 3} 8 0`} />
  </Icon>
);
