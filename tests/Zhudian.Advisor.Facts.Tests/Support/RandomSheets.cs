using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tests.Support;

/// <summary>Random valid sheets: every field type, every cell state, awkward texts and numbers.</summary>
internal static class RandomSheets
{
    private static readonly string[] Texts =
    [
        "青渚", "a: b", "# 注", "- x", "{x}", "*", "&a", "引\"号\"", "反\\斜", "换\n行", "制\t表", "true", "12", "0.10", "1e3", "null", "～", "_x0041_", "a\u000bb", "a\rb", "=1+1", "'单'", "，；、", "年|月",
        "<b>&amp;</b>", "未监测", "--", "😀", "\u2028x", "a,b", "@x", "%", "!t", "?", "|", ">", "[\"x\"]", "2026-01-01",
    ];

    private static readonly decimal[] Numbers = [0m, 1m, 12.5m, 0.1m, 0.000001m, 0.0000000000000000000000000001m, 79228162514264337593543950335m, 123456789.123456789m, 0.30000000000000004m, 1.10m, 100m];

    public static FactSheet Make(int seed)
    {
        var random = new Random(seed);
        var builder = new FactSheetBuilder(TestKnowledge.Make(), new DateOnly(2026, 11, 21)).City(Pick(random, Texts.Where(t => !t.Any(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal))).ToArray())).Period(new DatePeriod(new(2026, 1, 1), new(2026, 6, 15)));
        if (random.Next(2) == 0)
        {
            builder.Watermark("示例");
        }

        var sections = random.Next(0, 5);
        if (random.Next(4) > 0)
        {
            builder.Reported("断面", random.Next(2) == 0 ? Completeness.Complete : Completeness.Partial);
            for (var i = 0; i < sections; i++)
            {
                builder.Add("断面", [.. Section(random, i)]);
            }

            for (var i = 0; sections > 0 && i < random.Next(6); i++)
            {
                builder.Add("月监测", [.. Month(random, random.Next(sections), i)]);
            }
        }

        if (random.Next(2) == 0)
        {
            builder.Reported("企业", Completeness.Partial);
        }

        var result = builder.Build();
        result.Sheet.Should().NotBeNull(string.Join('\n', result.Diagnostics));
        return result.Sheet!;
    }

    private static IEnumerable<(string, Value)> Section(Random random, int index)
    {
        yield return ("编号", Value.Of("S" + index));
        yield return ("名称", Value.Of(Pick(random, Texts) + index));
        foreach (var cell in new (string, Func<Value>)[]
        {
            ("曾用名", () => Value.Of(ListValue.Of([Value.Of(Pick(random, Texts) + "旧" + index), Value.Of("又" + index)]))),
            ("启用日期", () => Value.Of("2020-02-29")), ("里程", () => Value.Of(Pick(random, Numbers))), ("上断面", () => index == 0 ? Value.Null : Value.Of("S" + (index - 1))),
            ("目标类别", () => Value.Of("劣Ⅴ")), ("交接断面", () => Value.Of(random.Next(2) == 0)), ("位置", () => Value.Of("114.305,-30.5,CGCS2000")), ("考核期", () => Value.Of("2026-01-01..2026-03-31")),
            ("点数", () => Value.Of(-3m)), ("建成年", () => Value.Of(1998m)), ("采样时刻", () => Value.Of("2026-03-01 08:05:59")), ("比例", () => Value.Of(Pick(random, Numbers))),
        })
        {
            var kind = random.Next(5);
            if (kind > 0)
            {
                yield return (cell.Item1, kind == 1 ? Value.Null : cell.Item2());
            }
        }
    }

    private static IEnumerable<(string, Value)> Month(Random random, int section, int index)
    {
        yield return ("断面", Value.Of("S" + section));
        yield return ("年月", Value.Of("2026-0" + (index + 1)));
        yield return ("数据口径", Value.Of("手工"));
        string[] cells = ["0.01L", "<0.02", "未检出", "未监测", "停站", "", "无", "0.123", "0.0000000001"];
        yield return ("总磷", Value.Of(Pick(random, cells)));
        yield return ("氨氮", Value.Of(Pick(random, cells)));
        if (random.Next(2) == 0)
        {
            yield return ("pH", Value.Of(Pick(random, Numbers)));
            yield return ("pH.检出限", Value.Of(0.5m));
        }
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
