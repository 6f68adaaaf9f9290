using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Changes arguments, nested blocks and values of a block.</summary>
internal static partial class ValueChanges
{
    /// <summary>The variable without a default.</summary>
    public const string Variable = "mutated";

    private const string Password = "postgresql://admin:Vx7-qLp2_zR9t@db.example.com:5432/app";

    // Arguments that are maps, and what is no block of the provider's.
    private static readonly string[] Maps =
    [
        "lifecycle", "tags", "variables", "dimensions", "triggers", "request_models", "request_parameters", "request_templates",
        "response_parameters", "response_templates", "required_providers", "backend", "aws",
    ];

    // By the value that is written.
    private static readonly Dictionary<string, string[]> WeakValues = new()
    {
        ["Enabled"] = ["Disabled", "Suspended"],
        ["ENABLED"] = ["DISABLED"],
        ["Active"] = ["PassThrough"],
        ["AWS_IAM"] = ["NONE"],
        ["CUSTOM"] = ["NONE"],
        ["SecureString"] = ["String"],
        ["BucketOwnerEnforced"] = ["ObjectWriter"],
        ["aws:kms"] = ["AES256"],
        ["COMPLIANCE"] = ["GOVERNANCE"],
        ["ALL"] = ["REJECT"],
        ["ERROR"] = ["OFF"],
        ["breaching"] = ["missing"],
        ["notBreaching"] = ["missing"],
        ["missing"] = ["ignore"],
        ["NEVER"] = ["WHEN_NO_TEMPLATES", "WHEN_NO_MATCH"],
        ["FAIL_WITH_403"] = ["SUCCEED_WITHOUT_RESPONSE_HEADER"],
        ["tcp"] = ["-1"],
        ["email"] = ["http"],
        ["GreaterThanOrEqualToThreshold"] = ["LessThanThreshold"],
        ["GreaterThanThreshold"] = ["LessThanThreshold"],
        ["JSON"] = ["Text"],
    };

    // By the name of the argument.
    private static readonly Dictionary<string, string[]> WeakArguments = new()
    {
        ["runtime"] = ["nodejs16.x"],
        ["kms_master_key_id"] = ["alias/aws/sns"],
        ["kms_key_arn"] = ["alias/aws/dynamodb"],
        ["version"] = ["~> 5.0", ">= 5.0"],
    };

    private static readonly Dictionary<string, string[]> WideArguments = new()
    {
        ["policy_arn"] =
        [
            "arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess",
        ],
        ["permissions_boundary"] = ["arn:aws:iam::aws:policy/AdministratorAccess"],
        ["principal"] = ["*"],
        ["source_account"] = ["*"],
        ["action"] = ["lambda:*", "*"],
    };

    /// <summary>Returns the changes of everything in a block.</summary>
    public static IEnumerable<Change> Of(Place place) => place.Node switch
    {
        JsonObject => place.Members().SelectMany(member => OfMember(place, member).Concat(Of(member))),
        JsonArray => OfList(place),
        JsonValue value when value.TryGetValue<bool>(out var flag) =>
            [place.To(Mutation.Flipped, !flag), place.To(Mutation.Unknown, $"${{var.{Variable}}}")],
        JsonValue value when value.TryGetValue<decimal>(out var number) => OfNumber(place, number),
        _ => place.Text is { } text ? OfText(place, text) : [],
    };

    private static IEnumerable<Change> OfMember(Place block, Place member)
    {
        yield return member.Without();
        if (IsStatic(member.Path))
            yield break;
        var isBlock = member.Node is JsonObject || (member.Node is JsonArray { Count: > 0 } list && list[0] is JsonObject);
        if (!isBlock || Maps.Contains(member.Name))
            yield break;
        yield return new(member.Path, Mutation.Dynamic, "", block.Steps, node =>
        {
            var content = node[member.Name]!;
            node.AsObject().Remove(member.Name);
            node["dynamic"] = new JsonObject
            {
                [member.Name] = new JsonObject { ["for_each"] = $"${{var.{Variable}}}", ["content"] = content },
            };
            return node;
        });
    }

    // Terraform takes nothing but references there.
    private static bool IsStatic(string path) =>
        path is "depends_on" or "lifecycle.ignore_changes" or "lifecycle.replace_triggered_by";

    private static IEnumerable<Change> OfList(Place list)
    {
        var items = list.Items().ToList();
        if (items.Count == 0 || IsStatic(list.Path))
            return items.Count > 1 ? items.Select(item => item.Without()) : [];
        return items.SelectMany(item => items.Count > 1 ? Of(item).Prepend(item.Without()) : Of(item))
            .Append(list.To(Mutation.Emptied, new JsonArray()))
            .Concat(items[0].Node is JsonObject ? [] : [list.To(Mutation.Unknown, $"${{var.{Variable}}}")]);
    }

    private static IEnumerable<Change> OfNumber(Place place, decimal number)
    {
        yield return place.To(Mutation.Unknown, $"${{var.{Variable}}}");
        if (number != 0)
            yield return place.To(Mutation.Zeroed, 0);
        if (place.Name == "to_port")
            yield return place.To(Mutation.Widened, 65535);
    }

    private static IEnumerable<Change> OfText(Place place, string text)
    {
        yield return place.To(Mutation.Unknown, $"${{var.{Variable}}}");
        yield return place.To(Mutation.Secret, Password);
        yield return place.To(Mutation.Replaced, Variable);
        if (text.Length > 0)
            yield return place.To(Mutation.Emptied, "");
        foreach (var weak in WeakValues.GetValueOrDefault(text, []).Concat(WeakArguments.GetValueOrDefault(place.Name, [])))
            yield return place.To(Mutation.Weakened, weak, weak);
        foreach (var wide in WideArguments.GetValueOrDefault(place.Name, []).Concat(WiderThan(text)).Distinct())
            yield return place.To(Mutation.Widened, wide, wide.Length > 40 ? "cut" : wide);
        foreach (var change in place.IntoText() is { } json && json.Node["Statement"] is not null ? PolicyChanges.Of(json) : [])
            yield return change;
    }

    private static IEnumerable<string> WiderThan(string text)
    {
        if (Cidr().IsMatch(text) && text != "0.0.0.0/0")
            return ["0.0.0.0/0", "0.0.0.0/1", "::/0"];
        if (text is ['{', ..])
            return [];
        if (text.EndsWith('*') && text != "*")
            return ["*"];
        if (text.Contains("arn}/", StringComparison.Ordinal))
            return ["*", $"{text[..text.IndexOf('}', StringComparison.Ordinal)]}}}/*"];
        if (text.Contains(".arn}", StringComparison.Ordinal) || text.StartsWith("arn:", StringComparison.Ordinal))
            return ["*"];
        return text.EndsWith('/') ? ["*"] : [];
    }

    [GeneratedRegex(@"^(\d+\.){3}\d+/\d+$|^[0-9a-f:]+/\d+$")]
    private static partial Regex Cidr();
}
