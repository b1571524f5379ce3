#!/usr/bin/env python3
"""Writes the fact sheet of the sample city from the public station series.

usage: make-sample.py daily_20200510_20210405.csv > 澄芦市.yaml

The city, its counties, rivers, sections, enterprises, targets and loads are invented. Only the series of 2025-11 … 2026-10 come from real
readings: monthly mean of the unrounded daily readings (columns `_原始值`) of one public station, months with fewer than three readings are
left out (停站). Real 2020-05…2020-10 stand as 2026-05…10, 2021-01…04 as 2026-01…04, 2020-11…12 as 2025-11…12. Everything else is 示例.
"""
import collections
import csv
import pathlib
import sys

MONTHS = {"2021-01": (2026, 1), "2021-02": (2026, 2), "2021-03": (2026, 3), "2021-04": (2026, 4), "2020-05": (2026, 5), "2020-06": (2026, 6),
          "2020-07": (2026, 7), "2020-08": (2026, 8), "2020-09": (2026, 9), "2020-10": (2026, 10), "2020-11": (2025, 11), "2020-12": (2025, 12)}
ITEMS = [("水温", "水温(℃)", 1, 1), ("pH", "pH", 2, 1), ("溶解氧", "溶解氧(mg/L)", 2, 1), ("高锰酸盐指数", "高锰酸盐指数(mg/L)", 2, 1),
         ("氨氮", "氨氮(mg/L)", 3, 1), ("总磷", "总磷(mg/L)", 4, 1), ("总氮", "总氮(mg/L)", 2, 1), ("叶绿素a", "叶绿素α(mg/L)", 1, 1000), ("浊度", "浊度(NTU)", 1, 1)]
FIVE = ("水温", "pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷")
# section: real station, columns carried, factors of 2023, 2024, 2025 and of the yearly means of 2021, 2022 (invented)
SECTIONS = {
    "S01": ("姚港(河西水厂)", FIVE + ("浊度",), (1.10, 1.05, 1.02), (1.20, 1.15)),
    "S02": ("滁槎", FIVE + ("浊度",), (1.25, 1.15, 1.08), (1.50, 1.40)),
    "S03": ("三江营", FIVE + ("浊度",), (1.00, 1.08, 0.96), (1.02, 0.95)),
    "S04": ("皖河口", FIVE, (0.95, 1.00, 1.05), (0.90, 0.93)),
    "S05": ("艾山西大桥", FIVE + ("浊度",), (0.80, 0.88, 0.95), (0.65, 0.72)),
    "S06": ("李集桥", FIVE, (1.00, 1.00, 1.00), (1.00, 1.00)),
    "S07": ("兰山嘴(老)", FIVE, (1.12, 1.06, 1.03), (1.30, 1.21)),
    "S08": ("淮河大桥", FIVE, (1.40, 1.60, 1.75), (1.45, 1.38)),
    "S09": ("沙渚", FIVE + ("浊度",), (1.05, 1.10, 1.00), (1.00, 1.12)),
    "S10": ("南津关", FIVE, None, None),
    "S11": ("宗关", FIVE, None, None),
    "S12": ("林山", tuple(i for i in FIVE if i != "总磷"), (1.00, 1.02, 1.01), None),
    "L01": ("湖滨(老)", FIVE + ("总氮", "叶绿素a"), (1.02, 1.08, 1.05), (0.98, 1.04)),
    "L02": ("急水港桥", FIVE + ("总氮", "叶绿素a"), (1.15, 0.90, 0.66), (1.28, 1.20)),
    "L03": ("坝上中(胡家岭)", FIVE + ("总氮", "叶绿素a"), (1.00, 0.98, 1.01), (1.03, 0.99)),
}
MIN_READINGS = 3
DAILY = {"S05": ("总磷", "氨氮", "高锰酸盐指数"), "S02": ("总磷", "氨氮", "高锰酸盐指数")}


def readings(path):
    """(station, real month, item) -> readings; (station, file date, item) -> reading."""
    monthly, daily, seen = collections.defaultdict(list), {}, set()
    for row in csv.DictReader(open(path, encoding="utf-8-sig")):
        if row["站点情况"] != "正常" or (row["断面名称"], row["监测时间"], row["文件日期"][:4]) in seen:
            continue
        seen.add((row["断面名称"], row["监测时间"], row["文件日期"][:4]))
        for item, column, _, factor in ITEMS:
            try:
                value = float(row[column + "_原始值"]) * factor
            except ValueError:
                continue
            monthly[row["断面名称"], row["文件日期"][:7], item].append(value)
            daily[row["断面名称"], row["文件日期"], item] = value
    return monthly, daily


def text(item, value):
    digits = next(d for name, _, d, _ in ITEMS if name == item)
    return f"{value:.{digits}f}"


def line(**fields):
    print("  - {" + ", ".join(f"{k}: {v}" for k, v in fields.items()) + "}")


def main():
    monthly, daily = readings(sys.argv[1])
    folder = pathlib.Path(sys.argv[0]).parent
    for part in [folder / "fixed-part.txt", *sorted(folder.glob("分册/*.txt"))]:
        sys.stdout.write(part.read_text(encoding="utf-8"))
    means = {}
    for code, (station, items, _, _) in SECTIONS.items():
        for real, (year, month) in MONTHS.items():
            for item in items:
                values = monthly.get((station, real, item), [])
                if len(values) >= MIN_READINGS:
                    means[code, year, month, item] = sum(values) / len(values)
    print("月监测:")
    for code, (station, items, factors, _) in SECTIONS.items():
        for year, month in sorted(MONTHS.values()):
            present = {i: text(i, means[code, year, month, i]) for i in items if (code, year, month, i) in means}
            row = {i: present.get(i, "停站") for i in items}
            if code == "S12":
                row["总磷"] = "未监测"
            basis = ("实时未审核", "未审核") if (code, year, month) == ("S09", 2026, 10) else ("融合考核", "已审核")
            line(断面=code, 年月=f"{year}-{month:02d}", 数据口径=basis[0], 审核状态=basis[1], **row, 来源="实测")
        for year, factor in zip((2023, 2024, 2025), factors or ()):
            for month in range(1, 13 if year < 2025 else 11):
                source = (2025, month) if month > 10 else (2026, month)
                row = {}
                for item in FIVE:
                    if (code, *source, item) not in means or item not in items:
                        continue
                    value = means[code, *source, item]
                    row[item] = text(item, value if item in ("水温", "pH") else value / factor if item == "溶解氧" else value * factor)
                if row:
                    line(断面=code, 年月=f"{year}-{month:02d}", 数据口径="融合考核", 审核状态="已审核", **row, 来源="示例")
    other_items()
    print("年统计:")
    for code, (_, items, _, years) in SECTIONS.items():
        for year, factor in zip((2021, 2022), years or ()):
            row = {}
            for item in ("总磷", "氨氮", "高锰酸盐指数"):
                values = [v for (c, _, _, i), v in means.items() if c == code and i == item]
                if values:
                    row[item] = text(item, factor * sum(values) / len(values))
            line(断面=code, 年=year, **row, 来源="示例")
    print("日监测:")
    for code, items in DAILY.items():
        station = SECTIONS[code][0]
        for day in sorted({d for (s, d, _) in daily if s == station}):
            year, month = MONTHS.get(day[:7], (0, 0))
            if year == 2026 and 4 <= month <= 10:
                row = {i: text(i, daily[station, day, i]) for i in items if (station, day, i) in daily}
                if row:
                    line(断面=code, 日期=f"2026-{day[5:]}", **row, 来源="实测")


def other_items():
    """Invented values of other items: monthly for S02, quarterly metals below the detection limit, transparency of the lake."""
    for month in range(1, 11):
        line(断面="S02", 年月=f"2026-{month:02d}", 数据口径="手工", 审核状态="已审核", 化学需氧量=12 + month % 4, 五日生化需氧量=f"{1.8 + 0.2 * (month % 3):.1f}",
             氟化物=f"{0.31 + 0.02 * (month % 5):.2f}", 石油类="0.01L", 挥发酚="0.0003L", 铜="0.001L" if month % 3 == 2 else "未监测",
             铅="0.002L" if month % 3 == 2 else "未监测", 来源="示例")
        line(断面="S05", 年月=f"2026-{month:02d}", 数据口径="手工", 审核状态="已审核", 总磷=f"{0.05 + 0.03 * (month % 6):.2f}", 氟化物=f"{0.55 + 0.05 * (month % 4):.2f}", 来源="示例")
        line(断面="L01", 年月=f"2026-{month:02d}", 数据口径="手工", 审核状态="已审核", 透明度=f"{0.45 + 0.03 * (month % 5):.2f}", 来源="示例")
        line(断面="L02", 年月=f"2026-{month:02d}", 数据口径="手工", 审核状态="已审核", 透明度=f"{0.60 + 0.04 * (month % 4):.2f}", 来源="示例")


main()
