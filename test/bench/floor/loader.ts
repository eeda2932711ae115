// The least a chat can be, to measure ours against: a button that loads a panel.
const button = document.createElement('button');
button.id = 'launcher';
button.textContent = 'Support';
button.addEventListener('click', () => void import('./panel.tsx').then((module) => module.open(button)));
document.documentElement.append(button);
