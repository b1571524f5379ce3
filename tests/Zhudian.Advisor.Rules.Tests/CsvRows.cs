using System.Globalization;
using CsvHelper;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>A published table as rows of cells by heading.</summary>
internal static class CsvRows
{
    public static List<Dictionary<string, string>> Read(params string[] path)
    {
        using var text = new StreamReader(Path.Combine([Shared.Data!, .. path]));
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h) ?? string.Empty, StringComparer.Ordinal));
        }

        return rows;
    }
}
