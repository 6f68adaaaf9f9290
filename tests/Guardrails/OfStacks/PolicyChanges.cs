using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Changes a policy statement by statement.</summary>
internal static class PolicyChanges
{
    private const string Unknown = $"${{var.{ValueChanges.Variable}}}";

    private static readonly string[] Elements = ["Action", "NotAction", "Resource", "NotResource"];

    /// <summary>Returns the changes of a policy.</summary>
    public static IEnumerable<Change> Of(Place policy)
    {
        var statements = policy.Member("Statement");
        yield return statements.Appended("everybody may do everything", Everything(("Principal", "*")));
        yield return statements.Appended("everything is allowed", Everything());
        foreach (var item in statements.OneOrMany())
        {
            var statement = item with { Path = $"{policy.Path}.{item.Node["Effect"]}({item.Node["Sid"]})" };
            yield return statement.Without();
            foreach (var change in OfStatement(statement))
                yield return change;
        }
    }

    private static Change Appended(this Place statements, string detail, JsonObject statement) =>
        new(statements.Path, Mutation.Widened, detail, statements.Steps, node =>
        {
            if (node is not JsonArray)
                return new JsonArray(node.DeepClone(), statement.DeepClone());
            node.AsArray().Add(statement.DeepClone());
            return node;
        });

    private static JsonObject Everything(params (string Name, string Value)[] more)
    {
        var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" };
        foreach (var (name, value) in more)
            statement[name] = value;
        return statement;
    }

    private static IEnumerable<Change> OfStatement(Place statement)
    {
        var allows = statement.Node["Effect"]!.GetValue<string>() == "Allow";
        yield return statement.Member("Effect").To(Mutation.Inverted, allows ? "Deny" : "Allow");
        yield return statement.Member("Effect").To(Mutation.Unknown, Unknown);
        foreach (var name in Elements.Where(name => statement.Node[name] is not null))
        {
            var isNot = name.StartsWith("Not", StringComparison.Ordinal);
            yield return statement.Renamed(Mutation.Inverted, name, isNot ? name[3..] : $"Not{name}");
            foreach (var change in OfElement(statement.Member(name), widen: allows != isNot))
                yield return change;
        }

        var more = (statement.Node["Principal"] is null ? [] : OfPrincipal(statement))
            .Concat(statement.Node["Condition"] is null ? [] : OfCondition(statement.Member("Condition")));
        foreach (var change in more)
            yield return change;
    }

    // What denies becomes weaker when it is about less, unless it is about all but what is named.
    private static IEnumerable<Change> OfElement(Place element, bool widen)
    {
        var items = element.OneOrMany().ToList();
        foreach (var item in items.Where(item => item.Text is not null))
        {
            var path = item with { Path = element.Path };
            if (items.Count > 1)
                yield return item.Without();
            yield return path.To(Mutation.Unknown, Unknown);
            foreach (var (value, detail) in widen ? Wider(element.Name, item.Text!) : [(Narrow(element.Name), "")])
                yield return path.To(widen ? Mutation.Widened : Mutation.Replaced, value, detail);
        }
    }

    private static string Narrow(string element) =>
        element.EndsWith("Action", StringComparison.Ordinal) ? "mutated:Nothing" : "arn:aws:s3:::mutated";

    private static IEnumerable<(string Value, string Detail)> Wider(string element, string text)
    {
        if (text == "*")
            yield break;
        yield return ("*", "*");
        if (element.EndsWith("Action", StringComparison.Ordinal))
        {
            var service = text.Split(':')[0];
            yield return ($"{service}:*", "service:*");
            yield return ($"{text[..(service.Length + 4)]}*", "prefix*");
            yield return ($"{text[..^1]}?", "?");
            yield return ($"{service}:{Unknown}", "service:unknown");
        }
        else if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            var parts = text.Split(':', 6);
            yield return ("arn:*", "arn:*");
            yield return ($"arn:aws:{parts[2]}:*:*:*", "service");
            if (parts.Length == 6 && parts[5].Contains('/', StringComparison.Ordinal) && !parts[5].Contains("${", StringComparison.Ordinal))
                yield return ($"{string.Join(':', parts[..5])}:{parts[5].Split('/')[0]}/*", "kind/*");
        }
    }

    private static IEnumerable<Change> OfPrincipal(Place statement)
    {
        var principal = statement.Member("Principal");
        yield return principal.Without();
        yield return statement.Renamed(Mutation.Inverted, "Principal", "NotPrincipal");
        if (principal.Text != "*")
            yield return principal.To(Mutation.Widened, "*", "*");
        yield return principal.To(Mutation.Widened, new JsonObject { ["AWS"] = "*" }, "AWS *");
        yield return principal.To(Mutation.Unknown, Unknown);
        foreach (var value in principal.Node is JsonObject ? principal.Members().SelectMany(member => member.OneOrMany()) : [])
        {
            yield return value.To(Mutation.Unknown, Unknown);
            yield return value.To(Mutation.Widened, "*", "*");
            yield return value.To(Mutation.Replaced, Narrow("Resource"));
        }
    }

    private static IEnumerable<Change> OfCondition(Place condition)
    {
        yield return condition.Without();
        var operators = condition.Members().ToList();
        foreach (var test in operators)
        {
            if (operators.Count > 1)
                yield return test.Without();
            if (!test.Name.EndsWith("IfExists", StringComparison.Ordinal))
                yield return condition.Renamed(Mutation.Weakened, test.Name, $"{test.Name}IfExists");
            var keys = test.Members().ToList();
            foreach (var key in keys)
            {
                if (keys.Count > 1)
                    yield return key.Without();
                foreach (var value in key.OneOrMany().Select(value => value with { Path = key.Path }))
                {
                    yield return value.To(Mutation.Unknown, Unknown);
                    yield return value.Text is "true" or "false"
                        ? value.To(Mutation.Flipped, value.Text == "true" ? "false" : "true")
                        : value.To(Mutation.Widened, "*", "*");
                }
            }
        }
    }
}
