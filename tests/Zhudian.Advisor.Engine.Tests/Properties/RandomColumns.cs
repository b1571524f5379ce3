using System.Globalization;

namespace Zhudian.Advisor.Engine.Tests.Properties;

/// <summary>
/// Quantities of a section over numbers, tables, lists, records and readings, and a rule that says all of them of every section: what the engine
/// computes column by column (nulls, unknowns, faults, mixed decimals, empty groups and overflow included).
/// </summary>
internal sealed class RandomColumns(Random random)
{
    private readonly List<(string Name, string Type)> _quantities = [];
    private int _names;

    /// <summary>Blocks to add to a rule base.</summary>
    public IReadOnlyList<string> Blocks()
    {
        var blocks = new List<string> { Table() };
        for (var i = 1; i <= 8; i++)
        {
            var (formula, type) = random.Next(8) switch
            {
                < 4 => (Number(3), "数"),
                4 => (Condition(2), "是否"),
                5 => (Words(), "列表 文本"),
                _ => (List(2), "列表 数"),
            };
            blocks.Add($"## 列块{i}\n| 派生量 | 公式 | 类型 |\n|---|---|---|\n| 断面.列{i} | `{formula}` | {type} |\n\n");
            _quantities.Add(($"列{i}", type));
        }

        for (var i = 1; i <= 2; i++)
        {
            blocks.Add($"## 总块{i}\n| 派生量 | 公式 | 类型 |\n|---|---|---|\n| 总{i} | `{Overall()}` | 数 |\n\n");
        }

        var fields = string.Concat(_quantities.Select(q => $"| {q.Name} | {q.Type} | - |\n"));
        blocks.Add($"## 全列\n种类：结论\n键：断面\n\n| 字段 | 类型 | 反向 |\n|---|---|---|\n| 断面 | 引用 断面 | 全列列 |\n{fields}| 总1 | 数 | - |\n| 总2 | 数 | - |\n\n");
        blocks.Add($"```rule\n编号: Q{random.Next(2)}\n对: 断面\n当:\n  - {Pick("true", "true", Condition(1))}\n则:\n  全列:\n    断面: = 本\n{string.Concat(_quantities.Select(q => $"    {q.Name}: = 本.{q.Name}\n"))}    总1: = 总1\n    总2: = 总2\n```\n\n");
        blocks.AddRange(Several());
        return blocks;
    }

    // A word of an enumeration, a rule with two actions of which one may fail and one leaves a field out, a rule before it that asks for single rows, and one that reads what it says.
    private IEnumerable<string> Several()
    {
        var first = Quantity("数");
        var list = Earlier("列表 数") ?? "[]";
        yield return $"## 词块\n| 派生量 | 公式 |\n|---|---|\n| 断面.词 | `if {Condition(1)} then \"甲\" else \"乙\"` |\n\n";
        yield return "## 一样\n种类：结论\n键：断面\n\n| 字段 | 类型 | 反向 |\n|---|---|---|\n| 断面 | 引用 断面 | 一样列 |\n| 词 | 等级 | - |\n| 数 | 数 | - |\n| 空 | 数 | - |\n\n";
        yield return "## 另样\n种类：结论\n键：断面\n\n| 字段 | 类型 | 反向 |\n|---|---|---|\n| 断面 | 引用 断面 | - |\n| 数 | 数 | - |\n| 表 | 列表 数 | - |\n| 和 | 数 | - |\n| 较 | 数 | - |\n\n";
        yield return "## 后来\n种类：结论\n键：断面\n\n| 字段 | 类型 | 反向 |\n|---|---|---|\n| 断面 | 引用 断面 | - |\n| 数 | 数 | - |\n| 得 | 数 | - |\n| 有 | 是否 | - |\n\n";
        yield return "## 先问\n种类：结论\n键：县区\n\n| 字段 | 类型 | 反向 |\n|---|---|---|\n| 县区 | 引用 县区 | - |\n\n";
        yield return $"```rule\n编号: S1\n对: 断面\n当:\n  - {Pick("true", Condition(1))}\n则:\n  一样:\n    断面: = 本\n    词: = 本.词\n    数: = {first}\n  另样:\n    断面: = 本\n    数: = {Quantity("数")}\n    表: = {list}\n    和: = {Number(1)}\n    较: = if {Quantity("数")} {Pick(">", "<=", "!=")} {Pick(Cut(), "本.量二", "null")} then {Pick("本.量一", Quantity("数"))} + {Cut()} else {Pick("null", "count(" + list + ")")}\n```\n\n";
        yield return $"```rule\n编号: A1\n对:\n  c: 县区\n当:\n  - some s in 断面 satisfies s.{first["本.".Length..]} > {Cut()} and s.县区 = c\n则:\n  先问:\n    县区: = c\n```\n\n";
        yield return $"```rule\n编号: T1\n对:\n  s: 断面\n当:\n  - {Pick("true", "count(s.一样列[item.数 > " + Cut() + "]) = 0")}\n则:\n  后来:\n    断面: = s\n    数: = s.{first["本.".Length..]}\n    得: = count(s.全列列) + count(s.一样列[item.词 = \"甲\"])\n    有: = s.量一 != null and {Pick("s.量一 > " + Cut(), "true")} and count(s.{Pick("一样列", "全列列", "状况列")}) > 0\n```\n\n";
    }

    private string Quantity(string type) => Earlier(type) ?? "本.推1";

    private string Table()
    {
        var (low, high) = (random.Next(1, 5), random.Next(5, 9));
        return $"## 分级\n| F | 数值 : 数 | → 级 : 数 |\n|---|---|---|\n| 一 | <= {low} | 1 |\n| 二 | < {high}.25 | {Pick("2", "2.5")} |\n| 三 | {Pick("-", "> " + high)} | {Pick("3", "30")} |\n{Pick("", "| 零 | null | 0.375 |\n", "| 无 | 缺 | 0.0625 |\n", "| 余 | - | 7.125 |\n", "| 大 | null | 100000000000000000000 |\n")}\n"
            + $"## 双表\n| U | 项 : 文本 | 数值 : 数 | → 限 : 数 |\n|---|---|---|---|\n| a1 | a | < {high} | 0.5 |\n| a2 | a | >= {high} | 4 |\n| b | b | - | {Pick("0", "7")} |\n\n";
    }

    // A number of all sections together.
    private string Overall()
    {
        var quantity = (Earlier("数") ?? "本.量一")["本.".Length..];
        return random.Next(6) switch
        {
            0 => $"计数(断面, item.{quantity} > {Cut()})",
            1 => $"计数(断面, 已知(item.{quantity}) and item.{quantity} > {Cut()})",
            2 => $"count(断面[item.{quantity} {Pick("!=", "=")} null])",
            3 => $"均值(断面, item.{quantity}, 至少: {random.Next(1, 4)})",
            4 => $"max(有效(for s in 断面 return s.{quantity}, item))",
            _ => $"count(有效(断面, item.{quantity})) + count(断面[已知(item.{quantity})]) / count(断面)",
        };
    }

    private string Number(int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            return random.Next(7) switch { 0 => Cut(), 1 => Cut() + ".125", 2 or 3 => "本.量二", 4 => Earlier("数") ?? "本.量一", _ => "本.量一" };
        }

        return random.Next(28) switch
        {
            24 or 25 => $"均值({Rows()}, item.值, 至少: {random.Next(0, 3)}) / 均值({Rows()}, {Pick("item.值", "item.值", "item.值 - 3")}, 至少: {random.Next(0, 2)})",
            26 => $"count(({Records()})[item.量 {Pick(">", "!=")} {Pick(Cut(), "null")}])",
            27 => $"均值(({Records()})[item.序 != {random.Next(1, 4)}], item.量, 至少: {random.Next(0, 2)})",
            21 => $"{Pick("abs", "floor", "log", "sqrt")}({Number(depth - 1)})",
            22 => $"分级(均值({Rows()}, item.值, 至少: {random.Next(1, 3)}))",
            23 => $"均值(({Rows()})[item.序 {Pick("<=", ">")} {random.Next(1, 4)}], item.值, 至少: 1)",
            0 or 1 => $"({Number(depth - 1)} {Pick("+", "-", "*", "/", "**")} {Number(depth - 1)})",
            2 => $"(if {Condition(depth - 1)} then {Number(depth - 1)} else {Pick(Number(depth - 1), "null")})",
            3 or 4 => $"分级({Number(depth - 1)})",
            5 => $"双表(\"{Pick("a", "b")}\", {Number(depth - 1)})",
            6 or 7 => $"count({List(depth - 1)})",
            8 or 9 => $"{Pick("max", "min")}({List(depth - 1)})",
            10 or 11 => $"均值({Rows()}, {Pick("item.值", "item.值 * 2", "本.量一", "分级(item.值)")}, 至少: {random.Next(0, 3)})",
            12 => $"均值({List(depth - 1)})",
            13 => $"计数({Rows()}, item.值 > {Pick(Cut(), "本.量一")})",
            14 => $"(-{Number(depth - 1)})",
            15 => $"({Number(depth - 1)} * 60000000000000000000000000000)",
            16 => $"count(({List(depth - 1)})[item {Pick("<", "<=", ">", ">=", "=", "!=")} {Pick(Cut(), "本.量二", "null")}])",
            17 => "本.上游.量一",
            18 => $"加权均值({Rows()}, {Pick("item.值", "item.值 / 3", "分级(item.值)")}, {Pick("item.序", "item.值", "本.量二", "0", "item.值 - 3")})",
            19 => $"加权均值(有效({Records()}, item.量), item.量, {Pick("item.量 + 1", "2.5", "if item.量 > 4 then null else 1")})",
            _ => $"count(有效({Rows()}, item.值))",
        };
    }

    private string List(int depth)
    {
        var x = "y" + ++_names;
        return random.Next(depth == 0 ? 3 : 10) switch
        {
            0 => $"for {x} in {Rows()} return {x}.值",
            1 => Earlier("列表 数") ?? "[]",
            2 => $"[{Number(0)}, {Pick("null", Number(0))}]",
            3 => $"for {x} in {Rows()} return {Pick("max", "min")}({Pick("有效([分级(" + x + ".值), 分级(" + x + ".值), " + x + ".序], item)", "有效([分级(" + x + ".值), 分级(" + x + ".值 * " + Cut() + "), " + x + ".序], item)", "[分级(" + x + ".值), 分级(" + x + ".序)]")})",
            4 => $"有效({List(depth - 1)}, item)",
            5 => $"({List(depth - 1)})[item {Pick("<", ">=", "!=")} {Pick(Cut(), "本.量一", "null")}]",
            6 => $"(if {Condition(depth - 1)} then {List(depth - 1)} else {Pick("[]", "[null, 1]", List(depth - 1))})",
            7 => $"for {x} in 前({Records()}, {random.Next(0, 3)}) return {x}.量",
            8 => $"for {x} in {Rows()} return count({Rows()})",
            _ => $"[{Number(depth - 1)}, {Number(depth - 1)}, if {Condition(depth - 1)} then {Number(depth - 1)} else null]",
        };
    }

    private string Words()
    {
        var x = "z" + ++_names;
        return $"for {x} in {Pick(Records(), $"前({Records()}, 2)")} return {x}.名";
    }

    private string Records()
        => $"排序([if {Condition(1)} then {{名: \"a\", 量: {Number(1)}, 序: 1}} else null, {{名: \"b\", 量: {Number(1)}, 序: 2}}, if {Condition(0)} then {{名: \"c\", 量: {Number(0)}, 序: 3}} else null][item != null], {Pick("-item.量, item.序", "item.量", "item.名", "-item.序")})";

    private string Rows() => random.Next(6) switch { 4 => $"本.读数列[item.序 >= {random.Next(1, 3)} and item.序 <= {random.Next(2, 5)}]", 5 => $"本.读数列[item.值 < {Cut()} or item.值 > {Cut()}]", 0 => $"本.读数列[item.序 {Pick(">=", "<")} {random.Next(1, 4)}]", 1 => $"本.读数列[item.值 {Pick(">=", "<")} {Pick(Cut(), "本.量二")}]", _ => "本.读数列" };

    private string Condition(int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return random.Next(6) switch
            {
                0 => "本.示",
                1 => $"{Pick("缺", "已知")}({Pick("本.量一", "本.示", "本.级", Earlier("数") ?? "本.量二")})",
                2 => $"{Number(0)} {Pick("=", "!=")} null",
                3 => Earlier("是否") ?? "本.示",
                _ => $"{Number(0)} {Pick("<", "<=", ">", ">=", "=", "!=")} {Number(0)}",
            };
        }

        var same = Earlier("数") ?? Pick("本.量一", "本.量二");
        return random.Next(8) switch
        {
            5 => $"(已知({same}) and {same} {Pick("<", ">=", "!=")} {Pick(Cut(), "本.量二", "null")})",
            6 => $"({Pick("本.量一", "本.量二")} >= {Cut()} and {Pick("本.量一", "本.量二")} < {Cut()})",
            7 => $"(本.量一 < {Cut()} or 本.量一 >= {Pick(Cut(), "本.量二")})",
            0 => $"({Condition(depth - 1)} and {Condition(depth - 1)})",
            1 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
            2 => $"not({Condition(depth - 1)})",
            3 => $"(已知({Number(depth - 1)}) and {Number(depth - 1)} > {Cut()})",
            _ => $"{Number(depth - 1)} {Pick("<", "<=", ">", ">=", "=", "!=")} {Number(depth - 1)}",
        };
    }

    private string? Earlier(string type)
        => _quantities.Where(q => q.Type == type).Select(q => "本." + q.Name).ToList() is { Count: > 0 } names ? names[random.Next(names.Count)] : null;

    private string Cut() => random.Next(0, 10).ToString(CultureInfo.InvariantCulture);

    private string Pick(params string[] words) => words[random.Next(words.Length)];
}
