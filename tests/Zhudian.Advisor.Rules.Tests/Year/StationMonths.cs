using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Rules.Tests.Year;

/// <summary>
/// Monthly means of the unrounded readings (columns 原始值) of one city's stations in the public daily set. The twelve months (May 2020 to April
/// 2021) stand as one year that begins with the month asked for, so that months to date exist from the first date on; months with fewer than three readings
/// count as not measured. The readings are unaudited; they stand as audited here only so that the rules of assessment run.
/// </summary>
internal sealed class StationMonths
{
    public const int Year = 2021;
    private const int LeastReadings = 3;

    private readonly Dictionary<(string Station, int Month, string Item), decimal> _means;

    private StationMonths(Dictionary<(string Station, int Month, string Item), decimal> means) => _means = means;

    public static IReadOnlyList<string> Items { get; } = ["水温", "pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷"];

    public static StationMonths Read(string path, string city, int first = 1)
    {
        var rows = File.ReadLines(path, Encoding.UTF8).Select(l => l.TrimStart('\uFEFF').Split(',')).ToList();
        var column = rows[0].Select((name, at) => (name, at)).ToDictionary(p => p.name, p => p.at, StringComparer.Ordinal);
        var readings = new Dictionary<(string, int, string), List<decimal>>();
        foreach (var row in rows.Skip(1).Where(r => r[column["所在地市"]] == city && r[column["站点情况"]] == "正常"))
        {
            var month = ((int.Parse(row[column["文件日期"]].AsSpan(5, 2), CultureInfo.InvariantCulture) - first + 12) % 12) + 1;
            foreach (var item in Items)
            {
                if (decimal.TryParse(row[column[Column(item)]], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                {
                    (readings.TryGetValue((row[column["断面名称"]], month, item), out var list) ? list : readings[(row[column["断面名称"]], month, item)] = []).Add(value);
                }
            }
        }

        return new StationMonths(readings.Where(r => r.Value.Count >= LeastReadings).ToDictionary(r => r.Key, r => decimal.Round(r.Value.Average(), 6)));
    }

    public decimal? Of(string station, int month, string item) => _means.TryGetValue((station, month, item), out var mean) ? mean : null;

    /// <summary>The sheet of the city: sections with target Ⅲ, the months of the set, and a flat invented year before it (given in <paramref name="before"/>).</summary>
    public byte[] Sheet(IReadOnlyList<string> stations, IReadOnlyDictionary<string, decimal> before)
    {
        var text = new StringBuilder("评估: {城市: 试城, 评价日: 2021-02-10}\n城市:\n  - {编号: C, 名称: 试城, 汛期分区: 江淮}\n县区:\n  - {编号: X, 名称: 试县, 城市: C}\n河流:\n  - {编号: R, 名称: 试河, 汇入河流: 无, 入湖: 无}\n断面:\n");
        foreach (var station in stations)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{编号: {station}, 名称: {station}, 停用日期: 无, 换点日期: 无, 河流: R, 湖库: 无, 县区: X, 水体类型: 河流, 考核级别: 国控, 入境断面: 否, 目标类别: Ⅲ, 目标文号: 示1号}}\n");
        }

        text.Append("月监测:\n");
        foreach (var station in stations)
        {
            for (var month = 1; month <= 12; month++)
            {
                Row(text, station, Year, month, Items.Where(i => Of(station, month, i) is not null).Select(i => (i, Of(station, month, i)!.Value)));
                Row(text, station, Year - 1, month, before.Select(b => (b.Key, b.Value)));
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Row(StringBuilder text, string station, int year, int month, IEnumerable<(string Item, decimal Value)> values)
    {
        var cells = string.Concat(values.Select(v => ", " + v.Item + ": " + v.Value.ToString(CultureInfo.InvariantCulture)));
        if (cells.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{断面: {station}, 年月: {year}-{month:00}, 数据口径: 自动, 审核状态: 已审核{cells}}}\n");
        }
    }

    private static string Column(string item) => (item == "pH" ? "pH" : item == "水温" ? "水温(℃)" : item + "(mg/L)") + "_原始值";
}
