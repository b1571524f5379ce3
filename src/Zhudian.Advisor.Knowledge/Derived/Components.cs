namespace Zhudian.Advisor.Knowledge.Derived;

/// <summary>Strongly connected components (Tarjan 1972, iterative so that a long chain cannot overflow the stack), dependencies first.</summary>
internal static class Components
{
    public static List<List<T>> Of<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : class
    {
        var index = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var low = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var onStack = new HashSet<T>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<T>();
        var result = new List<List<T>>();
        foreach (var root in nodes)
        {
            if (index.ContainsKey(root))
            {
                continue;
            }

            var work = new Stack<(T Node, IEnumerator<T> Next)>();
            Enter(root);
            while (work.TryPeek(out var top))
            {
                if (top.Next.MoveNext())
                {
                    var child = top.Next.Current;
                    if (!index.TryGetValue(child, out var seen))
                    {
                        Enter(child);
                    }
                    else if (onStack.Contains(child))
                    {
                        low[top.Node] = Math.Min(low[top.Node], seen);
                    }

                    continue;
                }

                work.Pop();
                Leave(top.Node);
                if (work.TryPeek(out var parent))
                {
                    low[parent.Node] = Math.Min(low[parent.Node], low[top.Node]);
                }
            }

            void Enter(T node)
            {
                index[node] = low[node] = index.Count;
                stack.Push(node);
                onStack.Add(node);
                work.Push((node, next(node).GetEnumerator()));
            }
        }

        return result;

        void Leave(T node)
        {
            if (low[node] != index[node])
            {
                return;
            }

            var component = new List<T>();
            T member;
            do
            {
                member = stack.Pop();
                onStack.Remove(member);
                component.Add(member);
            }
            while (!ReferenceEquals(member, node));
            component.Reverse();
            result.Add(component);
        }
    }
}
