using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Reads values of a finished evaluation through a host of its own over the frozen context.</summary>
internal sealed class HostReader : AssessmentReader
{
    private readonly RunContext _context;
    private readonly EngineHost _host;
    private readonly Frame _frame;

    public HostReader(RunContext context)
    {
        _context = context;
        _host = new EngineHost(context.Plan, context, keepEvidence: false);
        EvaluationEngine.Give(context, _host);
        _frame = _host.Run.Rent(1);
    }

    /// <inheritdoc/>
    public override ListValue Rows(string entity)
        => _context.Plan.Knowledge.Entities.TryGetValue(entity, out var found) ? _host.Rows(found, _frame) : ListValue.Empty;

    /// <inheritdoc/>
    public override Value Read(in Value row, string member)
        => row.As<RowSource>() is { } source && source.RowType.TryGetMember(member, out var symbol) && symbol is not MemberFunctionSymbol ? symbol.Read(_frame, row) : Value.Null;

    /// <inheritdoc/>
    public override Value Call(in Value row, string member, params ReadOnlySpan<Value> arguments)
        => row.As<RowSource>() is { } source && source.RowType.TryGetMember(member, out var symbol) && symbol is MemberFunctionSymbol function ? function.Invoke(_frame, row, arguments) : Value.Null;

    /// <inheritdoc/>
    public override Value Global(string name)
    {
        if (_context.Plan.Knowledge.Parameters.TryGetValue(name, out var parameter))
        {
            return _host.Parameter(parameter, null, _frame);
        }

        return _context.Plan.Knowledge.Derived.TryGetValue(name, out var derived) && derived.Entity is null && derived.Parameters.Length == 0
            ? _host.Derived(derived, Value.Null, [], _frame)
            : Value.Null;
    }
}
