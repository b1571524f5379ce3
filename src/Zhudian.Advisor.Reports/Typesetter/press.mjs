// Typst: a generated document plus the layout file gongwen.typ, in memory, to PDF/UA-1.
import { mkdtempSync, readFileSync, readdirSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Faces by role, best first: a deployer's official faces, then the free ones.
const roles = {
  fang: ['仿宋_GB2312', 'FangSong_GB2312', '方正仿宋_GBK', 'FZFangSong-Z02', 'FangSong', '仿宋', 'FandolFang R', 'FandolFang'],
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '方正楷体_GBK', 'KaiTi', '楷体', 'LXGW WenKai'],
  hei: ['方正黑体_GBK', 'SimHei', '黑体', 'Noto Sans SC', 'Source Han Sans SC', 'Noto Sans CJK SC'],
  song: ['方正书宋_GBK', 'SimSun', '宋体', 'Noto Serif SC', 'Source Han Serif SC', 'Noto Serif CJK SC'],
  title: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05', 'Noto Serif SC', 'Source Han Serif SC', 'Noto Serif CJK SC'],
};
// Every chain ends in faces that together cover rare names and signs.
const tail = ['LXGW WenKai', 'Noto Serif SC'];

export function create(need, options, here, Problem) {
  const { NodeCompiler } = need('@myriaddreamin/typst-ts-node-compiler');
  const folders = (options.fonts ?? []).filter(f => existsSync(f) && readdirSync(f).length > 0);
  if (folders.length === 0) throw new Problem('fonts', '', (options.fonts ?? []).join('; '));
  const workspace = mkdtempSync(path.join(tmpdir(), 'advisor-typesetter-'));
  process.on('exit', () => { try { rmSync(workspace, { recursive: true }); } catch { /* the system cleans its temporary folder */ } });
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: folders }] });
  const fonts = resolveFonts();
  compiler.addSource(path.join(workspace, 'gongwen.typ'), readFileSync(path.join(here, 'gongwen.typ'), 'utf8'));
  compiler.addSource(path.join(workspace, 'fonts.typ'), Object.entries(fonts)
    .map(([role, chain]) => `#let ${role} = (${chain.map(f => JSON.stringify(f)).join(', ')},)`).join('\n'));

  function resolveFonts() {
    // An unknown family falls through silently but for a warning: ask for all candidates and read the warnings.
    const all = [...new Set([...Object.values(roles).flat(), ...tail])];
    const probe = compiler.compile({ mainFileContent: all.map(f => `#text(font: ${JSON.stringify(f)}, fallback: false)[a]`).join('\n') });
    const unknown = new Set((probe.takeWarnings()?.shortDiagnostics ?? [])
      .map(d => /^unknown font family: (.*)$/.exec(d.message)?.[1]).filter(Boolean));
    const known = all.filter(f => !unknown.has(f.toLowerCase()));
    const chains = {};
    for (const [role, names] of Object.entries(roles)) {
      const first = names.find(n => known.includes(n));
      if (!first) throw new Problem('fonts', role, folders.join('; '));
      chains[role] = [...new Set([first, ...tail.filter(f => known.includes(f))])];
    }
    return chains;
  }

  function run(job, charts) {
    const mapped = [];
    try {
      for (const figure of job.charts ?? []) {
        const file = path.join(workspace, figure.path);
        compiler.mapShadow(file, charts.svg({ ...figure, format: 'print' }));
        mapped.push(file);
      }
      if (job.watermark) {
        const file = path.join(workspace, 'watermark.png');
        compiler.mapShadow(file, charts.watermark(job.watermark));
        mapped.push(file);
      }
      const compiled = compiler.compile({ mainFileContent: job.source, resetRead: true });
      const warnings = (compiled.takeWarnings()?.shortDiagnostics ?? []).map(d => d.message);
      const fallen = warnings.find(w => w.startsWith('unknown font family'));
      if (fallen) throw new Problem('fonts', fallen);
      if (!compiled.result) {
        throw new Problem('typst', (compiled.takeDiagnostics()?.shortDiagnostics ?? []).map(d => d.message).join('; '));
      }
      const layout = compiler.query(compiled.result, { selector: '<layout>', field: 'value' })?.[0] ?? null;
      let body;
      if (job.export !== false) {
        try {
          body = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: job.timestamp });
        } catch (e) {
          const missing = [...e.message.matchAll(/the text `\\"(.*?)\\"` could not be displayed/g)].map(m => decode(m[1]));
          if (missing.length) throw new Problem('glyph', [...new Set(missing)].slice(0, 20).join(''), e.message);
          throw new Problem('typst', e.message);
        }
      }
      return { header: { pages: compiled.result.numOfPages, layout, fonts, warnings }, body };
    } finally {
      for (const file of mapped) compiler.unmapShadow(file);
      compiler.evictCache(1);
    }
  }

  return { run };
}

const decode = text => text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));
