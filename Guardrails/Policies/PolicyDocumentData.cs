namespace Tap.Guardrails;

/// <summary>
/// Evaluates the data source <c>aws_iam_policy_document</c>
/// (https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/iam_policy_document).
/// </summary>
internal static class PolicyDocumentData
{
    public static Value JsonOf(ResourceBlock data)
    {
        var policy = Value.Of(new Dictionary<string, Value> { ["Version"] = Version(data), ["Statement"] = Value.Of(Statements(data)) });
        return Value.OfJson(policy, JsonText.Of(policy));
    }

    private static Value Version(ResourceBlock data) => data["version"].IsPresent ? data["version"] : Value.Of("2012-10-17");

    private static List<Value> Statements(ResourceBlock data) =>
    [
        .. Others(data, "source_policy_documents", "source_json"),
        .. data.Blocks("statement").Select(Statement),
        // What has the id of another statement takes its place; the other one is read all the same, because nothing is to be hidden.
        .. Others(data, "override_policy_documents", "override_json"),
    ];

    private static IEnumerable<Value> Others(ResourceBlock data, params IReadOnlyList<string> arguments) =>
        from argument in arguments
        from document in data.Items(argument)
        let json = JsonText.Read(document)
        from statement in json.Kind == ValueKind.Map ? json["Statement"].OneOrMany() : [json]
        select statement;

    private static Value Statement(Block block)
    {
        if (block.Names.FirstOrDefault() is null)
            return Value.Unknown("statement");
        var elements = new Dictionary<string, Value>
        {
            ["Sid"] = block["sid"],
            ["Effect"] = block["effect"].IsPresent ? block["effect"] : Value.Of("Allow"),
            ["Action"] = block["actions"],
            ["NotAction"] = block["not_actions"],
            ["Resource"] = block["resources"],
            ["NotResource"] = block["not_resources"],
            ["Principal"] = Principals(block.Blocks("principals")),
            ["NotPrincipal"] = Principals(block.Blocks("not_principals")),
            ["Condition"] = Conditions(block.Blocks("condition")),
        };
        return Value.Of(elements.Where(element => element.Value.IsPresent).ToDictionary(), isCertain: block.IsCertain);
    }

    private static Value Principals(IReadOnlyList<Block> blocks) => Grouped(
        blocks.Select(block => (block["type"].Text is "*" or null ? "AWS" : block["type"].Text!, block["identifiers"])));

    private static Value Conditions(IReadOnlyList<Block> blocks) => blocks.Count == 0 ? Value.Absent : Value.Of(
        blocks.GroupBy(block => block["test"].Text ?? block["test"].Expression).ToDictionary(
            test => test.Key,
            test => Grouped(test.Select(block => (block["variable"].Text ?? block["variable"].Expression, block["values"])))));

    private static Value Grouped(IEnumerable<(string Key, Value Value)> entries) =>
        entries.GroupBy(entry => entry.Key)
            .ToDictionary(group => group.Key, group => Value.Of([.. group.SelectMany(entry => entry.Value.OneOrMany())]))
            is { Count: > 0 } grouped ? Value.Of(grouped) : Value.Absent;
}
