using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Rules;
using Zhudian.Advisor.Knowledge.Tables.Binding;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>The binders of one load, kept so that single elements can be bound anew (<see cref="Loading.KnowledgeEditor"/>).</summary>
internal sealed record FeelSession(TableBinder Tables, DerivedBinder Derived, RuleBinder Rules);
