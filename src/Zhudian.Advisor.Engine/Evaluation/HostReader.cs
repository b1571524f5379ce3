using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Reads values of a finished evaluation through a host of its own over the frozen context, made when the first value is read.</summary>
internal sealed class HostReader(RunContext context) : AssessmentReader
{
    private EngineHost? _host;
    private Frame? _frame;

    private EngineHost Host => _host ??= Make();

    private Frame Frame => _frame ??= Host.Run.Rent(1);

    /// <inheritdoc/>
    public override ListValue Rows(string entity)
        => context.Plan.Knowledge.Entities.TryGetValue(entity, out var found) ? Host.Rows(found, Frame) : ListValue.Empty;

    /// <inheritdoc/>
    public override Value Read(in Value row, string member)
        => row.As<RowSource>() is { } source && source.RowType.TryGetMember(member, out var symbol) && symbol is not MemberFunctionSymbol ? symbol.Read(Frame, row) : Value.Null;

    /// <inheritdoc/>
    public override Value Call(in Value row, string member, params ReadOnlySpan<Value> arguments)
        => row.As<RowSource>() is { } source && source.RowType.TryGetMember(member, out var symbol) && symbol is MemberFunctionSymbol function ? function.Invoke(Frame, row, arguments) : Value.Null;

    /// <inheritdoc/>
    public override Value Global(string name)
    {
        if (context.Plan.Knowledge.Parameters.TryGetValue(name, out var parameter))
        {
            return Host.Parameter(parameter, null, Frame);
        }

        return context.Plan.Knowledge.Derived.TryGetValue(name, out var derived) && derived.Entity is null && derived.Parameters.Length == 0
            ? Host.Derived(derived, Value.Null, [], Frame)
            : Value.Null;
    }

    private EngineHost Make()
    {
        var host = new EngineHost(context.Plan, context, keepEvidence: false);
        EvaluationEngine.Give(context, host);
        return host;
    }
}
