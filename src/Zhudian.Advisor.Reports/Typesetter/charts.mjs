// ECharts on the server: a chart of the draft to SVG (for the page or for print) or PNG (for DOCX).
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const family = 'Noto Sans SC, LXGW WenKai'; // without quotes, or the SVG is malformed
const width = 660, height = 340;

// Placeholders that cannot occur otherwise; the page replaces them by CSS variables, print by fixed colours.
const ink = '#010203', soft = '#010204', line = '#010205', grid = '#010206', target = '#010207', paper = '#010208';
const series = ['#010210', '#010211', '#010212', '#010213', '#010214', '#010215'];
const print = {
  [ink]: '#1c2126', [soft]: '#4a545e', [line]: '#8b949c', [grid]: '#e2e7eb', [target]: '#c0392b', [paper]: '#ffffff',
  '#010210': '#1f6fa8', '#010211': '#d9822b', '#010212': '#3d8f5f', '#010213': '#8a5aa8', '#010214': '#b0493f', '#010215': '#6b7a3a',
};
const page = {
  [ink]: 'var(--ink)', [soft]: 'var(--soft)', [line]: 'var(--soft)', [grid]: 'var(--grid)', [target]: 'var(--target)', [paper]: 'var(--paper)',
  ...Object.fromEntries(series.map((c, i) => [c, `var(--c${i})`])),
};
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const dashes = ['solid', 'solid', 'solid', [2, 2], [6, 3], [8, 2, 2, 2]];

// Unicode subscripts are missing from most faces: the sans face has none, so they become plain digits in pictures.
const flat = text => String(text).replace(/[₀-₉]/g, c => String.fromCharCode(c.charCodeAt(0) - 0x2080 + 48));

function option(spec) {
  const n = spec.categories.length;
  const bars = spec.kind !== '折线';
  const decorate = (s, i) => ({
    name: flat(s.name),
    type: bars ? 'bar' : 'line',
    stack: spec.kind === '堆叠柱' ? 'all' : undefined,
    data: s.values.map(v => v ?? '-'),
    connectNulls: false, // a gap stays a gap: missing is not zero
    symbol: symbols[i % symbols.length],
    symbolSize: 6,
    showSymbol: n <= 60,
    showAllSymbol: true,
    lineStyle: { width: 2, type: dashes[i % dashes.length], color: series[i % series.length] },
    itemStyle: { color: series[i % series.length], borderColor: bars ? paper : series[i % series.length], borderWidth: bars ? 0.5 : 1 },
    barMaxWidth: 34,
    emphasis: { disabled: true },
    animation: false,
    z: 3,
  });
  const value = v => Number.isInteger(v) ? String(v) : String(+v.toPrecision(6));
  const short = name => [...flat(name)].reduce((lines, c) => {
    if ([...lines.at(-1)].length >= 6) lines.push('');
    lines[lines.length - 1] += c;
    return lines;
  }, ['']).slice(0, 4);
  const labelWidth = Math.max(0, ...spec.targets.flatMap(t => short(t.name)).map(l => [...l].reduce((w, c) => w + (c.charCodeAt(0) < 128 ? 7 : 12.5), 0)));
  const targets = spec.targets.map((t, i) => {
    const flatLine = t.values[0] != null && (t.values.length === 1 || t.values.every(v => v === t.values[0]));
    const label = { show: true, color: target, fontSize: 12, fontFamily: family, distance: 6, lineHeight: 15 };
    // One value for all: a line across the whole plot; its invisible data only widen the axis to hold it.
    if (flatLine) return {
      name: flat(t.name), type: 'line', symbol: 'none', animation: false, silent: true,
      data: Array(n).fill(t.values[0]), lineStyle: { opacity: 0 }, itemStyle: { color: target },
      markLine: {
        silent: true, animation: false, symbol: 'none', data: [{ yAxis: t.values[0] }],
        lineStyle: { type: [6, 4], width: 1.6, color: target },
        label: { ...label, position: 'end', formatter: [...short(t.name), value(t.values[0])].join('\n') },
      },
      z: 4 + i,
    };
    return {
      name: flat(t.name),
      type: 'line',
      // The label stands at the right end, outside the plot, so that no point hides it.
      data: Array.from({ length: n }, (_, k) => t.values[t.values.length === 1 ? 0 : k] ?? '-'),
      step: 'middle',
      symbol: 'none',
      lineStyle: { type: [6, 4], width: 1.6, color: target },
      itemStyle: { color: target },
      endLabel: { ...label, formatter: short(t.name).join('\n') },
      emphasis: { disabled: true },
      animation: false,
      z: 4 + i,
    };
  });
  const right = spec.targets.length ? Math.min(150, Math.max(24, labelWidth + 14)) : 18;
  // Names break into lines of what fits under a column; a long row of months shows every third or so.
  const room = Math.max(3, Math.floor((width - right - 60) / n / 13));
  const latinOnly = spec.categories.every(c => /^[\x20-\x7e年月]*$/.test(c));
  const step = n > 40 ? Math.ceil(n / 10) : latinOnly && n > 12 ? Math.ceil(n / 10) : n > 24 ? Math.ceil(n / 14) : 1;
  const wrap = text => latinOnly ? text : [...text].reduce((lines, c) => {
    if ([...lines.at(-1)].length >= room * step) lines.push('');
    lines[lines.length - 1] += c;
    return lines;
  }, ['']).slice(0, 5).join('\n');
  // Target lines carry their own label at the right end.
  const legend = spec.series.length + spec.targets.length > 1;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: family, color: ink, fontSize: 12 },
    color: series,
    legend: legend ? { top: 0, right: 0, itemWidth: 26, itemHeight: 10, itemGap: 14, textStyle: { color: ink, fontFamily: family, fontSize: 12 }, data: spec.series.map(s => flat(s.name)) } : { show: false },
    grid: { left: 12, right, top: 46, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category', data: spec.categories.map(c => wrap(flat(c))), boundaryGap: bars || n < 2,
      axisLine: { lineStyle: { color: line } }, axisTick: { alignWithLabel: true, lineStyle: { color: line } },
      axisLabel: { color: ink, fontFamily: family, fontSize: 12, lineHeight: 15, interval: step - 1 },
    },
    yAxis: {
      type: 'value', name: flat(spec.unit), nameLocation: 'end', nameGap: 14, min: v => v.min < 0 ? null : 0,
      nameTextStyle: { color: soft, fontFamily: family, fontSize: 12, align: 'left', padding: [0, 0, 0, -10] },
      axisLabel: { color: ink, fontFamily: family, fontSize: 12 }, axisLine: { show: true, lineStyle: { color: line } },
      splitLine: { lineStyle: { color: grid } },
    },
    series: [...spec.series.map(decorate), ...targets],
  };
}

export function create(need, options) {
  const echarts = need('echarts');
  let Resvg;

  function draw(spec, colours) {
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption(option(spec));
      let svg = chart.renderToSVGString({ useViewBox: true });
      for (const [from, to] of Object.entries(colours)) svg = svg.replaceAll(from, to).replaceAll(rgb(from), to);
      return svg;
    } finally {
      chart.dispose();
    }
  }

  function svg(job) {
    if (job.format !== 'page') return Buffer.from(draw(job.spec, print));
    // Inline in a page several charts share one id space, and the picture scales with the column.
    const text = draw(job.spec, page).replace(/^<\?xml.*?\?>/, '').replace(/<svg([^>]*?) width="\d+" height="\d+"/, '<svg$1').replaceAll(/zr\d+-/g, m => (job.id ?? 'f') + m);
    return Buffer.from(text.replace('<svg', '<svg aria-hidden="true" focusable="false"'));
  }

  function raster(drawing, pixels, background) {
    Resvg ??= need('@resvg/resvg-js').Resvg;
    // Every picture loads its font files anew: the second one only when rare characters ask for it.
    const wanted = /[\u3400-\u4dbf\ud800-\udfff]/.test(drawing) ? /^(NotoSansSC_400|LXGWWenKai-Regular)/ : /^NotoSansSC_400/;
    const fontFiles = (options.fonts ?? []).filter(f => existsSync(f)).flatMap(folder =>
      readdirSync(folder).filter(f => wanted.test(f)).map(f => path.join(folder, f)));
    const resvg = new Resvg(drawing, {
      background, fitTo: { mode: 'width', value: pixels },
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans SC', sansSerifFamily: 'Noto Sans SC' },
    });
    return Buffer.from(resvg.render().asPng());
  }

  let mark = { text: null, png: null };
  function watermark(text) {
    if (mark.text !== text) {
      const size = Math.min(250, 1150 / Math.max(2, [...text].length));
      const clean = text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000"><text x="500" y="${500 + size * 0.36}" transform="rotate(-40 500 500)" text-anchor="middle" font-family="Noto Sans SC" font-size="${size}" fill="#000" fill-opacity="0.075">${clean}</text></svg>`;
      mark = { text, png: raster(drawing, 1000) };
    }
    return mark.png;
  }

  return { svg, watermark, render: job => ({ header: { width, height }, body: job.format === 'png' ? raster(draw(job.spec, print), width * 2, '#ffffff') : svg(job) }) };
}

const rgb = hex => `rgb(${parseInt(hex.slice(1, 3), 16)},${parseInt(hex.slice(3, 5), 16)},${parseInt(hex.slice(5, 7), 16)})`;
