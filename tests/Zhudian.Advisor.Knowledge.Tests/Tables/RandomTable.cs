using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tests.Tables;

/// <summary>A random small table written as Markdown and loaded, with an independent reading of its cells for brute force.</summary>
internal sealed class RandomTable
{
    private static readonly string[] Words = ["甲", "乙", "丙"];
    private readonly Random _random;
    private readonly List<string[]> _cells = [];
    private readonly List<string> _outputs = [];

    public RandomTable(int seed, string policy, bool constrained = false)
    {
        _random = new Random(seed);
        Kinds = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(4))];
        var rows = _random.Next(1, 7);
        for (var r = 0; r < rows; r++)
        {
            _cells.Add([.. Kinds.Select(Cell)]);
            _outputs.Add(Words[_random.Next(policy == "A" ? 2 : 3)]);
        }

        Constraint = constrained && Kinds.Count(k => k is 0 or 1) is var numbers and > 0 ? (numbers, _random.Next(0, 8)) : null;
        Text = Write(policy);
        var result = KnowledgeLoader.Load([("表.md", Text)]);
        Table = result.Knowledge?.Tables["试表"].Editions[0] ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics) + "\n" + Text);
    }

    /// <summary>0 number, 1 integer, 2 ordered enumeration, 3 boolean.</summary>
    public int[] Kinds { get; }

    /// <summary>约束: sum of all number columns at most this.</summary>
    public (int Numbers, int Limit)? Constraint { get; }

    public string Text { get; }

    public DecisionTable Table { get; }

    public int RowCount => _cells.Count;

    public string Output(int row) => _outputs[row];

    /// <summary>Every combination of values that the cells can tell apart: all constants, what lies between, and beyond; null where a cell says null.</summary>
    public IEnumerable<Value[]> Inputs(bool withNull)
    {
        IEnumerable<Value[]> all = [[]];
        for (var c = 0; c < Kinds.Length; c++)
        {
            var column = c;
            List<Value> choices = Kinds[c] switch
            {
                0 => [.. Enumerable.Range(-2, 17).Select(i => Value.Of(i / 2m))],
                1 => [.. Enumerable.Range(-1, 9).Select(i => Value.Of((decimal)i))],
                2 => [.. Table.Inputs[c].Declared!.Enum!.Members.Select(Value.Of)],
                _ => [Value.False, Value.True],
            };
            if (withNull && _cells.Exists(r => r[column] == "null"))
            {
                choices.Add(Value.Null);
            }

            all = all.SelectMany(_ => choices, (left, value) => (Value[])[.. left, value]);
        }

        return all.Where(Possible);
    }

    public bool Possible(Value[] input)
        => Constraint is not { } constraint || input.Where((v, c) => Kinds[c] is 0 or 1).Any(v => v.IsNull) || input.Where((v, c) => Kinds[c] is 0 or 1).Sum(v => v.AsNumber) <= constraint.Limit;

    /// <summary>Whether a row matches, read from the text of its cells alone.</summary>
    public bool Matches(int row, Value[] input) => Enumerable.Range(0, Kinds.Length).All(c => Matches(_cells[row][c], input[c], Kinds[c]));

    private static bool Matches(string cell, Value value, int kind)
    {
        if (cell is "-" or "null" || value.IsNull)
        {
            return cell == "-" || (cell == "null" && value.IsNull) || (value.IsNull && cell.StartsWith("not(", StringComparison.Ordinal) && !cell.Contains('<', StringComparison.Ordinal));
        }

        var negated = cell.StartsWith("not(", StringComparison.Ordinal);
        var inner = negated ? cell[4..^1] : cell;
        return inner.Split(';').Any(test => One(test.Trim(), value, kind)) != negated;
    }

    private static bool One(string test, Value value, int kind)
    {
        var at = kind switch { 2 => Array.IndexOf(Words, value.AsText), 3 => value.IsTrue ? 1 : 0, _ => value.AsNumber };
        decimal Place(string text) => kind switch { 2 => Array.IndexOf(Words, text), 3 => text == "是" ? 1 : 0, _ => decimal.Parse(text, CultureInfo.InvariantCulture) };
        if (test.Contains("..", StringComparison.Ordinal))
        {
            var ends = test[1..^1].Split("..");
            return (test[0] == '[' ? at >= Place(ends[0]) : at > Place(ends[0])) && (test[^1] == ']' ? at <= Place(ends[1]) : at < Place(ends[1]));
        }

        return test.StartsWith("<=", StringComparison.Ordinal) ? at <= Place(test[2..].Trim())
            : test.StartsWith(">=", StringComparison.Ordinal) ? at >= Place(test[2..].Trim())
            : test.StartsWith('<') ? at < Place(test[1..].Trim())
            : test.StartsWith('>') ? at > Place(test[1..].Trim())
            : at == Place(test);
    }

    private string Cell(int kind)
    {
        var n = () => _random.Next(0, 6).ToString(CultureInfo.InvariantCulture);
        return (kind, _random.Next(8)) switch
        {
            (_, 0 or 1) => "-",
            (_, 2) when _random.Next(4) == 0 => "null",
            (0 or 1, 2) => "<= " + n(),
            (0 or 1, 3) => "> " + n(),
            (0 or 1, 4) => Range(),
            (0 or 1, 5) => n() + "; >= " + n(),
            (0 or 1, 6) => "not(" + n() + ")",
            (0 or 1, _) => "< " + n(),
            (2, 3) => "<= " + Words[_random.Next(3)],
            (2, 4) => "> " + Words[_random.Next(3)],
            (2, 5) => "not(" + Words[_random.Next(3)] + ")",
            (2, 6) => Words[_random.Next(3)] + "; " + Words[_random.Next(3)],
            (2, _) => Words[_random.Next(3)],
            _ => _random.Next(2) == 0 ? "是" : "否",
        };
    }

    private string Range()
    {
        var low = _random.Next(0, 4);
        var high = low + _random.Next(1, 4);
        return string.Create(CultureInfo.InvariantCulture, $"{(_random.Next(2) == 0 ? '[' : '(')}{low}..{high}{(_random.Next(2) == 0 ? ']' : ')')}");
    }

    private string Write(string policy)
    {
        var text = new StringBuilder("---\n标题: 例\n语言版本: 1\n---\n## 词\n| 枚举 | 次序 |\n|---|---|\n| 甲 | 1 |\n| 乙 | 2 |\n| 丙 | 3 |\n## 试表\n");
        if (Constraint is { } constraint)
        {
            text.Append("约束：").AppendJoin(" + ", Kinds.Select((k, c) => (k, c)).Where(p => p.k is 0 or 1).Select(p => "列" + p.c)).Append(" <= ").Append(constraint.Limit).Append("\n\n");
        }

        text.Append("| ").Append(policy).Append(" | ").AppendJoin(" | ", Kinds.Select((k, c) => $"列{c} : {(k switch { 0 => "数", 1 => "整数", 2 => "词", _ => "是否" })}")).Append(" | → 出 : 词 |\n");
        text.Append('|').Insert(text.Length, "---|", Kinds.Length + 2).Append('\n');
        for (var r = 0; r < _cells.Count; r++)
        {
            text.Append("| 行").Append(r).Append(" | ").AppendJoin(" | ", _cells[r]).Append(" | ").Append(_outputs[r]).Append(" |\n");
        }

        return text.ToString();
    }
}
