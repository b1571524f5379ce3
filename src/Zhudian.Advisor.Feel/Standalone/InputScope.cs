using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Standalone;

/// <summary>Named inputs as frame variables; types are declared or taken from the values.</summary>
internal sealed class InputScope : BindingScope
{
    private readonly List<(LocalSymbol Symbol, Value Value)> _inputs = [];
    private readonly Dictionary<string, LocalSymbol> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public InputScope(IReadOnlyDictionary<string, Value> inputs, IReadOnlyDictionary<string, FeelType>? types = null)
    {
        foreach (var (name, value) in inputs)
        {
            Add(name, types?.GetValueOrDefault(name) ?? StaticType(value, 0), value);
        }

        foreach (var (name, type) in types ?? new Dictionary<string, FeelType>(StringComparer.Ordinal))
        {
            if (!_byName.ContainsKey(name))
            {
                Add(name, type, Value.Null);
            }
        }
    }

    /// <inheritdoc/>
    public override int FirstFreeSlot => _inputs.Count;

    /// <summary>Names of inputs and of the entries inside them.</summary>
    public override IEnumerable<string> Names => _names;

    /// <inheritdoc/>
    public override bool TryResolve(string name, out Symbol symbol)
    {
        var found = _byName.TryGetValue(name, out var local);
        symbol = local!;
        return found;
    }

    public void Fill(Frame frame)
    {
        foreach (var (symbol, value) in _inputs)
        {
            frame.Slots[symbol.Slot] = value;
        }
    }

    private void Add(string name, FeelType type, Value value)
    {
        var symbol = new LocalSymbol(name, type, _inputs.Count);
        _inputs.Add((symbol, value));
        _byName[name] = symbol;
        _names.Add(name);
        AddNames(type, 0);
    }

    private void AddNames(FeelType type, int depth)
    {
        switch (type)
        {
            case ContextType context when depth < 8:
                foreach (var (name, entry) in context.Entries)
                {
                    _names.Add(name);
                    AddNames(entry, depth + 1);
                }

                break;
            case ListType list:
                AddNames(list.Element, depth + 1);
                break;
        }
    }

    private static FeelType StaticType(in Value value, int depth)
    {
        if (depth > 8)
        {
            return FeelType.Any;
        }

        if (value.As<ContextValue>() is { } context)
        {
            return new ContextType(context.Names.Zip(context.Values).ToDictionary(p => p.First, p => StaticType(p.Second, depth + 1), StringComparer.Ordinal));
        }

        if (value.As<ListValue>() is { } list)
        {
            FeelType element = FeelType.Null;
            for (var i = 0; i < list.Count && i < 100; i++)
            {
                element = TypeRules.Join(element, StaticType(list[i], depth + 1));
            }

            return FeelType.ListOf(list.Count > 100 ? FeelType.Any : element);
        }

        return value.IsNull ? FeelType.Any : Binder.TypeOf(value);
    }
}
