using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>The one namespace over all files as FEEL sees it (RULES.md §7). Derived quantities are bound when first asked for.</summary>
internal sealed class GlobalNames(IReadOnlyDictionary<string, ParameterDef> parameters, IReadOnlyDictionary<string, EntityDef> entities)
{
    /// <summary>The one-row entity of the run.</summary>
    public const string Run = "评估";

    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Symbol>> _pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => parameters.Keys.Concat(entities.Keys).Concat(_symbols.Keys).Concat(_pending.Keys).Append("数值").Distinct(StringComparer.Ordinal);

    /// <summary>A table or a derived quantity that is already bound.</summary>
    public void Add(Symbol symbol)
    {
        _pending.Remove(symbol.Name);
        _symbols[symbol.Name] = symbol;
        if (symbol is DerivedValue)
        {
            _values.Add(symbol.Name);
        }
    }

    /// <summary>A derived quantity without an entity, bound when first asked for.</summary>
    public void AddPending(string name, bool isValue, Func<Symbol> make)
    {
        _pending.TryAdd(name, make);
        if (isValue)
        {
            _values.Add(name);
        }
    }

    public bool TryResolve(string name, [NotNullWhen(true)] out Symbol? symbol)
    {
        if (_symbols.TryGetValue(name, out symbol))
        {
            return true;
        }

        symbol = _pending.TryGetValue(name, out var make) ? make()
            : parameters.TryGetValue(name, out var parameter) ? Keep(new ParameterSymbol(parameter))
            : entities.TryGetValue(name, out var entity) ? Keep(RowsOf(entity))
            : string.Equals(name, "数值", StringComparison.Ordinal) ? new UnitStripFunction()
            : null;
        return symbol is not null;
    }

    /// <summary>What a global name that is a value is, in Chinese; null when the name is free, names a type (an entity, kind or enumeration) or is only called.</summary>
    public string? Describe(string name)
        => parameters.ContainsKey(name) ? "参数"
            : _values.Contains(name) ? "派生量"
            : null;

    /// <summary>What can be called by a name, in Chinese; null when nothing.</summary>
    public string? DescribeCall(string name)
        => _symbols.GetValueOrDefault(name) is OverloadedFunction { Overloads: [TableFunctionSymbol, ..] } ? "决策表"
            : _pending.ContainsKey(name) || _symbols.GetValueOrDefault(name) is DerivedFunction ? "派生量"
            : null;

    private static ValueSymbol RowsOf(EntityDef entity)
        => string.Equals(entity.Name, Run, StringComparison.Ordinal) ? new RunRowSymbol(entity)
            : entity.Role == EntityRole.Reference ? new ReferenceRowsSymbol(entity)
            : new EntityRowsSymbol(entity);

    private Symbol Keep(Symbol symbol)
    {
        _symbols.Add(symbol.Name, symbol);
        return symbol;
    }
}
