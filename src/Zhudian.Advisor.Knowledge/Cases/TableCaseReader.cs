using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>Reads the 用例 tables of decision tables and functions (RULES.md §12). A cell <c>= …</c> is FEEL over constants.</summary>
internal static class TableCaseReader
{
    public static void Read(KnowledgeBuilder builder)
    {
        var names = new Dictionary<(string Target, string Name), SourceLocation>();
        foreach (var table in builder.Blocks(RawBlockKind.Cases))
        {
            if (CaseTarget.Find(table, builder) is { } target && CaseColumns.Match(table, target, builder) is { } columns)
            {
                var rows = ImmutableArray.CreateBuilder<TableCaseRow>();
                foreach (var row in table.Rows)
                {
                    if (!names.TryAdd((target.Name, row[0].Text), row.Location))
                    {
                        builder.Report(CaseDiagnostics.SameName(row.Location, row[0].Text, names[(target.Name, row[0].Text)]));
                    }
                    else if (ReadRow(row, columns, builder) is { } read)
                    {
                        rows.Add(read);
                    }
                }

                builder.TableCases.Add(new TableCaseSet(target.Name, rows.ToImmutable(), table.Location));
            }
        }
    }

    private static TableCaseRow? ReadRow(RawRow row, List<CaseColumn?> columns, KnowledgeBuilder builder)
    {
        var inputs = ImmutableArray.CreateBuilder<(string, Value)>();
        var outputs = ImmutableArray.CreateBuilder<(string, ExpectedCell)>();
        var whole = true;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not { } column)
            {
                continue;
            }

            var cell = row[i + 1];
            if (cell.Text.StartsWith("= ", StringComparison.Ordinal))
            {
                var place = cell.Source.Locate(2);
                whole &= ConstantPhase.TryEvaluate(SourceText.From(cell.Text[2..], place.Path, place.Line, place.Column), null, builder, out var constant);
                Add(column, constant, new ExpectedCell(ExpectedOutcome.Value, constant, null));
                continue;
            }

            var (expected, result) = column.IsOutput ? CaseValues.Expected(cell.Text, column.Type) : (null, CaseValues.Input(cell.Text, column.Type, column.Name));
            if (!result.Ok)
            {
                builder.Report(CaseDiagnostics.Cell(cell.Location, column.Name, result));
                whole = false;
            }
            else
            {
                Add(column, CaseColumns.Convert(result.Value, column.Factor), expected);
            }
        }

        return whole ? new TableCaseRow(row[0].Text, inputs.ToImmutable(), outputs.ToImmutable(), row.Location) : null;

        void Add(CaseColumn column, Value value, ExpectedCell? expected)
        {
            if (column.IsOutput)
            {
                outputs.Add((column.Name, expected!));
            }
            else
            {
                inputs.Add((column.Name, value));
            }
        }
    }
}
