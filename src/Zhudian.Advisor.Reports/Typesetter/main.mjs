// The typesetter: one long-lived process. Frames on stdin: u32 big-endian length, JSON. Frames on stdout: u32 length,
// JSON header, u32 length, bytes. Jobs run one after another; the caller owns time limits and restarts.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Anything a library prints must not land between the frames.
console.log = console.info = console.warn = console.debug = (...a) => process.stderr.write(a.join(' ') + '\n');

const here = path.dirname(fileURLToPath(import.meta.url));
const options = JSON.parse(process.argv[2] ?? '{}');
const load = createRequire(path.join(options.modules ?? here, 'resolve.cjs'));

class Problem extends Error {
  constructor(code, message, detail = '') {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

function need(name) {
  try {
    return load(name);
  } catch (e) {
    if (e.code === 'MODULE_NOT_FOUND') throw new Problem('modules', name, options.modules);
    throw e;
  }
}

let charts, press;
const jobs = {
  async ping() {
    return { header: { node: process.version } };
  },
  async chart(job) {
    charts ??= (await import('./charts.mjs')).create(need, options);
    return charts.render(job);
  },
  async pdf(job) {
    charts ??= (await import('./charts.mjs')).create(need, options);
    press ??= (await import('./press.mjs')).create(need, options, here, Problem);
    return press.run(job, charts);
  },
};

function write(header, body = Buffer.alloc(0)) {
  const json = Buffer.from(JSON.stringify(header));
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(json.length, 0);
  frame.writeUInt32BE(body.length, 4);
  process.stdout.write(Buffer.concat([frame.subarray(0, 4), json, frame.subarray(4), body]));
}

async function handle(text) {
  const started = performance.now();
  try {
    const job = JSON.parse(text);
    if (!Object.hasOwn(jobs, job.op)) throw new Problem('internal', `unknown op ${job.op}`);
    if (options.modules && !existsSync(options.modules)) throw new Problem('modules', 'node_modules', options.modules);
    const { header = {}, body } = await jobs[job.op](job);
    write({ ok: true, ms: Math.round(performance.now() - started), ...header }, body);
  } catch (e) {
    write({ ok: false, code: e.code ?? 'internal', message: String(e.message ?? e), detail: String(e.detail ?? e.stack ?? '') });
  }
}

let held = Buffer.alloc(0);
let queue = Promise.resolve();
process.stdin.on('data', chunk => {
  held = held.length ? Buffer.concat([held, chunk]) : chunk;
  while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
    const end = 4 + held.readUInt32BE(0);
    const text = held.toString('utf8', 4, end);
    held = held.subarray(end);
    queue = queue.then(() => handle(text));
  }
});
process.stdin.on('end', () => queue.then(() => process.exit(0)));
