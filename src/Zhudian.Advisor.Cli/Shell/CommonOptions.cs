using System.CommandLine;
using System.Globalization;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Rules() => new("--rules") { Description = "规则目录；默认用随程序提供的规则库", HelpName = "目录" };

    public static Option<string?> AsOf() => new("--as-of") { Description = "评价日，如 2026-11-21；默认取事实表", HelpName = "日期" };

    public static Option<string?> Period() => new("--period") { Description = "评价时段，如 2026-01..2026-10；默认取事实表", HelpName = "起..止" };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "输出格式：" + string.Join(" 或 ", formats), HelpName = "格式", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static Option<string> Edition()
    {
        var option = new Option<string>("--edition") { Description = "版别：内部（写名称，附编号对照）或 公开（企业与个人只写编号，不输出评估 JSON）", HelpName = "版别", DefaultValueFactory = _ => DraftEditions.Names[0] };
        option.AcceptOnlyFromAmong([.. DraftEditions.Names]);
        return option;
    }

    public static Argument<string> Sheet() => new("事实表") { Description = "城市事实表：xlsx、yaml 或 json" };

    private static bool InRange(DateOnly day) => day.Year is >= 1900 and <= 2999;

    /// <summary>A day given on the command line.</summary>
    public static DateOnly? Day(string? text, string option)
        => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && InRange(day) ? day
        : throw new CommandFailure(ExitCode.InputWrong, $"错误：{option} 的值“{text}”不是日期，应写成 2026-11-21。");

    /// <summary>A period given on the command line: two days or two months, both inclusive.</summary>
    public static DatePeriod? Span(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (PeriodText.Parse(text) is { } period && InRange(period.From) && InRange(period.To))
        {
            return period;
        }

        throw new CommandFailure(ExitCode.InputWrong, $"错误：--period 的值“{text}”不是时段，应写成 2026-01..2026-10 或 2026-01-01..2026-10-31。");
    }
}
