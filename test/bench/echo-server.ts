// The floor the relay is measured against: Socket.IO with the relay's own settings, that answers each packet with the packet. Nothing else.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { CUSTOMERS, MAX_FRAME } from '#domain/wire';

const server = createServer((_request, response) => response.end());
const io = new Server(server, {
  transports: ['websocket'],
  maxHttpBufferSize: MAX_FRAME,
  perMessageDeflate: false,
  serveClient: false,
  pingInterval: 10_000,
  pingTimeout: 10_000,
});
io.of(CUSTOMERS).on('connection', (socket) => {
  socket.emit('welcome', { visitor: 'v', token: 't'.repeat(80), lineage: 'l'.repeat(32) });
  socket.on('propose', (packet: unknown, answer: (value: unknown) => void) => answer({ ok: true, entry: packet }));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
