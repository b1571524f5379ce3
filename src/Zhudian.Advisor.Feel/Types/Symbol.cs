namespace Zhudian.Advisor.Feel.Types;

/// <summary>Something a name can mean. Upper rooms subclass the kinds below; Feel only reads and calls them.</summary>
public abstract class Symbol(string name, FeelType type)
{
    public string Name { get; } = name;

    public FeelType Type { get; } = type;
}
