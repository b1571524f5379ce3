using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Properties;

/// <summary>One random rule base with one random sheet.</summary>
internal sealed record World(RandomKnowledge Knowledge, EvaluationEngine Engine, RandomSheet Sheet, Random Random, bool Bridges)
{
    private static readonly string[] Keys = ["编号", "序"];

    public Assessment Evaluate() => Engine.Evaluate(Sheet.Build(Engine));

    /// <summary>All cells but those that are the identity of a row.</summary>
    public static IEnumerable<(FactCell Cell, FieldDef Field)> Cells(FactSheet sheet)
        => from table in sheet.Tables.Values.OrderBy(t => t.Entity.Name, StringComparer.Ordinal)
           from row in Enumerable.Range(0, table.RowCount)
           from field in table.Entity.Fields
           where !Keys.Contains(field.Name) && !(table.Entity.Name == "读数" && field.Name == "断面") && field.Name != "上游"
           select (new FactCell(table.Entity.Name, table.KeyOf(row), field.Name), field);

    /// <summary>Some value of a field: a number, a word, yes or no, a county; sometimes unknown.</summary>
    public Value Other(FactSheet sheet, FieldDef field, bool definite = false)
    {
        if (!definite && Random.Next(4) == 0)
        {
            return Value.Of(new UnknownInfo(new MissingItem(field.Name, field.Name, MissingReason.Fact, field.Name)));
        }

        return field.Type.Kind switch
        {
            DataKind.YesNo => Value.Of(Random.Next(2) == 0),
            DataKind.Enum => Value.Of(field.Type.Enum!.Members[Random.Next(3)]),
            DataKind.Reference => Value.Row(sheet.Tables["县区"], Random.Next(2)),
            _ => Value.Of(Random.Next(0, 20) / 2m),
        };
    }

    public string Print() => string.Join('\n', Sheet.Rows.Select(r => r.Entity + " " + string.Join(", ", r.Cells.Select(c => $"{c.Field}: {c.Value ?? "无"}")))) + "\n读数 " + Sheet.Readings;
}
