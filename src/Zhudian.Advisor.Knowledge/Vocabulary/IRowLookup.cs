using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Finds the row a key text names, for literals of 引用 X.</summary>
public interface IRowLookup
{
    /// <summary>The row of <paramref name="entity"/> with this key (parts joined by <c>+</c>); false when there is none.</summary>
    bool TryFind(EntityDef entity, string key, out Value row);

    /// <summary>Keys for suggestions; may be empty.</summary>
    IEnumerable<string> Keys(EntityDef entity);
}
