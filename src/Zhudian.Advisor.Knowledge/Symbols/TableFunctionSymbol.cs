using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>A decision table called with its inputs, by name or in order, and 按日. Inputs are not strict (RULES.md §9, Tables).</summary>
public sealed class TableFunctionSymbol(TableSignature table)
    : FunctionSymbol(table.Name, [.. table.Inputs.Select(i => new ParameterSpec(i.Name, i.Type, ParameterMode.SelfHandling)), ByDay.Optional], table.ResultType)
{
    public TableSignature Table { get; } = table;

    /// <summary>Both signatures of a table: its inputs, and one row or context that has them.</summary>
    public static FunctionSymbol Overloads(TableSignature table)
        => new OverloadedFunction(table.Name, [new TableFunctionSymbol(table), new TableRowFunctionSymbol(table)]);

    /// <inheritdoc/>
    public override CompiledExpression Specialise(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments is [_] or [_, { Constant: { IsNull: true, IsFault: false } }] && Table.Inputs.Length == 1 && ReferenceEquals(Table.Inputs[0].Type, FeelType.Number) ? new TableOfNumberCode(Table, arguments[0], general) : general;
    }

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
    {
        var inputs = Table.Inputs.Length;
        var day = arguments.Length > inputs ? arguments[inputs] : Value.Null;
        return inputs == 1 && Table.Inputs[0].Type is not (RecordType or ContextType) && arguments[0].Kind is ValueKind.Row or ValueKind.Context
            ? TableRowFunctionSymbol.Call(Table, frame, arguments[0], day)
            : TableRowFunctionSymbol.Call(Table, frame, arguments[..inputs], day);
    }
}

/// <summary>A table of one number: limits and classes.</summary>
internal sealed class TableOfNumberCode(TableSignature table, CompiledExpression input, CompiledExpression general) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        if (!input.TryNumber(frame, out var number, out var other))
        {
            return Otherwise(frame, other);
        }

        return frame.Host().Answer(table.Family, number) is { } answer ? answer.Value : Ask(frame, Value.Of(number));
    }

    public override bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        if (input.TryNumber(frame, out number, out other))
        {
            if (frame.Host().Answer(table.Family, number) is { IsNumber: true } answer)
            {
                number = answer.Number;
                return true;
            }

            other = Ask(frame, Value.Of(number));
        }
        else
        {
            other = Otherwise(frame, other);
        }

        number = other.AsNumber;
        return other.IsNumber;
    }

    private Value Otherwise(Frame frame, in Value value) => value.IsUnknown ? Ask(frame, value) : general.Evaluate(frame);

    // The general call adds its place to a fault.
    private Value Ask(Frame frame, in Value value)
    {
        var result = frame.Host().Table(table.Family, new ReadOnlySpan<Value>(in value), null, frame);
        return result.IsFault ? general.Evaluate(frame) : result;
    }
}

/// <summary>A decision table called with one row or context whose fields include all inputs: <c>总磷限值(本)</c>.</summary>
public sealed class TableRowFunctionSymbol(TableSignature table)
    : FunctionSymbol(table.Name, [new ParameterSpec("行", FeelType.Any, ParameterMode.SelfHandling), ByDay.Optional], table.ResultType)
{
    public TableSignature Table { get; } = table;

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments) => Call(Table, frame, arguments[0], arguments.Length > 1 ? arguments[1] : Value.Null);

    internal static Value Call(TableSignature table, Frame frame, in Value row, in Value day)
    {
        if (row.IsUnknown || row.IsFault)
        {
            return row;
        }

        var inputs = new Value[table.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var name = table.Inputs[i].Name;
            var found = row.Reference switch
            {
                RowSource source => source.TryGetMember(frame, row, name, out inputs[i]),
                ContextValue context => context.TryGet(name, out inputs[i]),
                _ => false,
            };
            if (!found)
            {
                return row.IsNull ? Value.Null : Faults.Of("TAB110", $"调用表“{table.Name}”时，{row} 没有输入“{name}”", "给出有全部输入的行，或逐个写明输入");
            }
        }

        return Call(table, frame, inputs, day);
    }

    internal static Value Call(TableSignature table, Frame frame, ReadOnlySpan<Value> inputs, in Value day)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (day.IsNull && !day.IsFault)
        {
            return frame.Host().Table(table.Family, inputs, null, frame);
        }

        return ByDay.TryRead(day, out var date, out var problem) ? frame.Host().Table(table.Family, inputs, date, frame) : problem;
    }
}
