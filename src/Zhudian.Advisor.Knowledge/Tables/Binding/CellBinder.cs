using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>Binds input cells: a condition over the column's input, its compiled form, and its shape when it is made of constants.</summary>
internal sealed class CellBinder(ExpressionBinder binder, IRowLookup rows, KnowledgeScope scope, IReadOnlyDictionary<LocalSymbol, Quantity> quantities)
{
    private const decimal Largest = 1e24m;

    /// <summary>Slots a frame needs for the cells bound so far.</summary>
    public int FrameSize { get; private set; }

    /// <summary>The cell; null after reporting.</summary>
    public TableCell? Bind(SourceText text, TableInput input, LocalSymbol variable)
    {
        switch (text.Text)
        {
            case "-":
                return new TableCell(CellKind.Any, null, null, text);
            case "缺":
                return new TableCell(CellKind.Missing, null, null, text);
            case "null":
                return new TableCell(CellKind.NotApplicable, null, null, text);
        }

        var findings = new List<Diagnostic>();
        var tests = CellSyntax.Parse(text, findings);
        binder.Builder.Diagnostics.AddRange(findings);
        if (tests is null)
        {
            return null;
        }

        var conditions = new List<BoundExpression>();
        foreach (var test in tests.Tests)
        {
            if (Condition(test, input, variable) is not { } condition)
            {
                return null;
            }

            conditions.Add(condition);
        }

        var span = new TextSpan(0, text.Text.Length);
        var root = conditions.Count == 1 ? conditions[0] : new BoundDisjunction(conditions, span);
        root = tests.Negated ? new BoundNot(root, span) : root;
        if (binder.Finish(root, FeelSlots(root), text, scope, bareNumbers: false, quantities) is not { } bound)
        {
            return null;
        }

        FrameSize = Math.Max(FrameSize, bound.FrameSize);
        return new TableCell(CellKind.Test, root, bound.Code, text) { Shape = Shape(tests.Negated, conditions, input) };
    }

    private int FeelSlots(BoundExpression root) => Math.Max(scope.FirstFreeSlot, Feel.Compilation.FeelCompiler.SlotsOf(root));

    private BoundExpression? Condition(CellTest test, TableInput input, LocalSymbol variable)
    {
        var span = new TextSpan(0, test.Source.Text.Length);
        var value = new BoundLocal(variable, span);
        if (test is CellTest.Expression)
        {
            return binder.Bind(test.Source, scope.With(scope.FirstFreeSlot, new LocalSymbol("?", input.Type, variable.Slot)), expected: FeelType.Boolean, locals: quantities)?.Bound;
        }

        if (input.Type is ListType)
        {
            binder.Builder.Report(TableDiagnostics.ListColumn(test.Source, span));
            return null;
        }

        switch (test)
        {
            case CellTest.Comparison comparison when End(comparison.End, input) is { } end:
                return Ordered(comparison.Operator is not ("=" or "!="), input, test.Source) ? new BoundComparison(OperatorOf(comparison.Operator), value, end, span) : null;
            case CellTest.Range range when End(range.Low, input) is { } low && End(range.High, input) is { } high:
                return Ordered(true, input, test.Source) && NotEmpty(range, low, high) ? new BoundBetween(value, low, high, range.LowClosed, range.HighClosed, span) : null;
            case CellTest.Plain when End(test.Source, input, orCollection: true) is { } end:
                return end.Type is ListType or RangeType ? new BoundMembership(value, end, span) : new BoundComparison(BinaryOperator.Equal, value, end, span);
            default:
                return null;
        }
    }

    private bool Ordered(bool needed, TableInput input, SourceText source)
    {
        if (needed && (input.Type is EnumType { IsOrdered: false } or RecordType or ContextType || input.Type == FeelType.Boolean))
        {
            binder.Builder.Report(TableDiagnostics.NotOrdered(source, new TextSpan(0, source.Text.Length), TypeText.Chinese(input.Type)));
            return false;
        }

        return true;
    }

    private bool NotEmpty(CellTest.Range range, BoundExpression low, BoundExpression high)
    {
        if (low is BoundLiteral { Value: var l } && high is BoundLiteral { Value: var h } && Feel.Operators.FeelOperators.TryOrder(l, h, out var order)
            && (order > 0 || (order == 0 && !(range.LowClosed && range.HighClosed))))
        {
            binder.Builder.Report(TableDiagnostics.EmptyRange(range.Source, new TextSpan(0, range.Source.Text.Length)));
            return false;
        }

        return true;
    }

    // A literal of the column's type, else a name path.
    private BoundExpression? End(SourceText text, TableInput input, bool orCollection = false)
    {
        var span = new TextSpan(0, text.Text.Length);
        var quoted = text.Text.Length >= 2 && text.Text[0] == '"' && text.Text[^1] == '"' && text.Text.IndexOf('"', 1) == text.Text.Length - 1;
        var word = quoted ? text.Text[1..^1] : text.Text;
        var type = input.Declared ?? TypeOf(input.Type);
        var path = !quoted && IsPath(text.Text);
        if (type is not null && !(type.Kind == DataKind.Text && path && scope.TryResolve(Root(text.Text), out _)) && LiteralReader.Read(word, type, rows) is { Ok: true, Value: var literal })
        {
            return new BoundLiteral(literal, input.Type, span);
        }

        if (type?.Kind == DataKind.YesNo && word is "true" or "false")
        {
            return new BoundLiteral(Value.Of(word == "true"), FeelType.Boolean, span);
        }

        if (quoted || !path || !scope.TryResolve(Root(text.Text), out _))
        {
            var reading = type is null ? default : LiteralReader.Read(word, type, rows);
            binder.Builder.Report(!quoted && !path && binder.Builder.Diagnostics.Count >= 0 && LooksLikeFormula(text.Text)
                ? TableDiagnostics.MixedQuestion(text, span, text.Text)
                : TableDiagnostics.NotATest(text, span, text.Text, TypeText.Chinese(input.Type), reading.Hint));
            return null;
        }

        if (binder.Bind(text, scope, locals: quantities) is not { } bound)
        {
            return null;
        }

        var found = bound.Bound.Type is ListType list && orCollection ? list.Element : bound.Bound.Type is RangeType range && orCollection ? range.Element : bound.Bound.Type;
        if (!Fits(found, input.Type))
        {
            binder.Builder.Report(TableDiagnostics.WrongType(text, span, TypeText.Chinese(found), TypeText.Chinese(input.Type)));
            return null;
        }

        return bound.Bound;
    }

    private static bool Fits(FeelType found, FeelType wanted)
        => ReferenceEquals(found, wanted) || found == FeelType.Any || wanted == FeelType.Any || found == FeelType.Null
            || (found == FeelType.String && wanted is EnumType) || (found is EnumType && wanted == FeelType.String);

    private static DataType? TypeOf(FeelType type)
        => type is EnumType words ? new DataType(DataKind.Enum, Enum: words)
            : type == FeelType.Number ? new DataType(DataKind.Number)
            : type == FeelType.String ? new DataType(DataKind.Text)
            : type == FeelType.Boolean ? new DataType(DataKind.YesNo)
            : type == FeelType.Date ? new DataType(DataKind.Date)
            : type is EntityRowType record ? new DataType(DataKind.Reference, Target: record.Entity)
            : null;

    private static bool IsPath(string text) => text.Length > 0 && text.Split('.').All(part => Reading.Identifiers.IsIdentifier(part.Trim()));

    private static string Root(string text) => text.Split('.')[0].Trim();

    private static bool LooksLikeFormula(string text) => text.AsSpan().IndexOfAny("+*/()") >= 0;

    private static BinaryOperator OperatorOf(string text) => text switch
    {
        "<" => BinaryOperator.Less,
        "<=" => BinaryOperator.LessOrEqual,
        ">" => BinaryOperator.Greater,
        ">=" => BinaryOperator.GreaterOrEqual,
        "!=" => BinaryOperator.NotEqual,
        _ => BinaryOperator.Equal,
    };

    private static CellShape? Shape(bool negated, List<BoundExpression> conditions, TableInput input)
    {
        var intervals = new List<CellInterval>();
        foreach (var condition in conditions)
        {
            switch (condition)
            {
                case BoundComparison { Operator: BinaryOperator.NotEqual, Right: BoundLiteral { Value: { IsDefinite: true } other } } when conditions.Count == 1 && Placeable(other, true, input):
                    return new CellShape(!negated, [CellInterval.Point(other)]);
                case BoundComparison { Right: BoundLiteral { Value: { IsDefinite: true } end }, Operator: var op } when op != BinaryOperator.NotEqual && Placeable(end, op == BinaryOperator.Equal, input):
                    intervals.Add(op switch
                    {
                        BinaryOperator.Less => new CellInterval(null, false, end, false),
                        BinaryOperator.LessOrEqual => new CellInterval(null, false, end, true),
                        BinaryOperator.Greater => new CellInterval(end, false, null, false),
                        BinaryOperator.GreaterOrEqual => new CellInterval(end, true, null, false),
                        _ => CellInterval.Point(end),
                    });
                    break;
                case BoundBetween { Low: BoundLiteral { Value: { IsDefinite: true } low }, High: BoundLiteral { Value: { IsDefinite: true } high } } between
                    when Placeable(low, false, input) && Placeable(high, false, input):
                    intervals.Add(new CellInterval(low, between.LowIncluded, high, between.HighIncluded));
                    break;
                default:
                    return null;
            }
        }

        return new CellShape(negated, [.. intervals]);
    }

    // Texts have places only as points; times are compared by zone, which a place does not know.
    private static bool Placeable(in Value value, bool point, TableInput input)
        => input.Type is EnumType || value.Kind switch
        {
            ValueKind.Number => Math.Abs(value.AsNumber) < Largest && input.Type == FeelType.Number,
            ValueKind.Boolean => input.Type == FeelType.Boolean,
            ValueKind.String => point && input.Type == FeelType.String,
            ValueKind.Date => input.Type == FeelType.Date,
            ValueKind.YearMonth => input.Type == FeelType.YearMonth,
            _ => false,
        };
}
