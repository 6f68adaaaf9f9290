using System.Net;

namespace Tap.Guardrails;

/// <summary>An API whose policy allows everybody also refuses whom it is not for.</summary>
internal sealed class ApiPolicyRefusesOthers : Rule
{
    private const string Action = "execute-api:Invoke";
    private const string Anything = "execute-api:/";

    // What a Deny may except: addresses, networks, organizations and accounts.
    private static readonly string[] Exceptions =
    [
        "aws:SourceVpce", "aws:SourceVpc", "aws:PrincipalOrgID", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:SourceAccount",
        "aws:SourceArn",
    ];

    public override string Id => "TAP-API-2";

    public override string Title => "An API policy that allows everybody also refuses";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html");

    public override string Exemptions =>
        "OPTIONS, which browsers send without a signature; everybody from addresses that together are no more than a /8 of IPv4 or a "
        + "/16 of IPv6; a Deny over the same paths that excepts such addresses, VPCs, endpoints, organizations or accounts.";

    public override string WayOut =>
        "add a Deny over the same paths with NotIpAddress on aws:SourceIp, or StringNotEquals on aws:SourceVpce, or narrow the Allow; "
        + "give an API one policy, because the last one written holds.";

    /// <summary>The Terraform types whose policies it reads.</summary>
    public static IReadOnlyList<string> Types => ["aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy"];

    public override IEnumerable<Finding> Check(StackModel stack) =>
        (from policy in stack.Policies
         where Types.Contains(policy.Resource.Type) && policy.Kind == PolicyKind.Resource
         from finding in Check(policy)
         select finding)
        .Concat(
            from api in stack.All("aws_api_gateway_rest_api")
            from other in stack.Of("aws_api_gateway_rest_api_policy", "rest_api_id", api).Skip(api["policy"].IsPresent ? 0 : 1)
            select On(other.Resource, "takes the place of another policy of the same API", expected: "one policy of an API"));

    private IEnumerable<Finding> Check(PolicyModel policy)
    {
        if (!policy.IsKnown)
            yield return NotProven(policy.Resource, $"what its {policy.Argument} says", policy.Written);
        var refused = policy.Statements.Where(Refuses).SelectMany(statement => statement.Resources).SelectMany(Paths).ToHashSet();
        foreach (var statement in policy.Statements.Where(statement => statement.IsKnown && statement.Allows))
        {
            foreach (var finding in CheckAllow(statement, refused))
                yield return finding;
        }
    }

    private IEnumerable<Finding> CheckAllow(Statement statement, HashSet<string> refused)
    {
        var isEverybody = statement.NotPrincipals.Count > 0 ? Proof.Holds
            : Proofs.Any(statement.Principals, principal => principal.IsEverybody);
        var narrowed = Narrowing.FixesCaller(statement).Or(Narrowing.Any(statement, condition =>
            condition.BaseOperator == "IpAddress" && IsAddress(condition) ? AreFew(condition.Values) : Proof.Broken));
        var open = statement.Resources.SelectMany(Paths)
            .Where(path => !IsPreflight(path) && !refused.Contains(path) && !refused.Any(pattern => PolicyText.Matches(pattern, path)))
            .ToList();
        return open.Count == 0 && statement.Resources.Count > 0 ? [] : Require(
            isEverybody.Not().Or(narrowed),
            statement.Policy.Resource,
            $"lets everybody call {string.Join(", ", statement.Resources)} in {statement.Name}, and refuses nobody there",
            $"who may call {string.Join(", ", statement.Resources)} in {statement.Name}",
            statement.Principals is [var principal, ..] ? principal.Value : Value.Absent,
            "a Deny of others over the same paths");
    }

    private static bool Refuses(Statement statement) =>
        statement is { IsKnown: true, Allows: false, Conditions.Count: > 0 }
        && statement.Principals.Any(principal => principal is { Type: "AWS" or "*", Value.Text: "*" })
        && statement.Actions.Any(action => ActionPattern.Covers(action, Action))
        && statement.Conditions.All(Excepts);

    // A request from elsewhere has to fulfil the condition: with …IfExists it does so without the key as well.
    private static bool Excepts(PolicyCondition condition) => condition.Operator.Replace("IfExists", "", StringComparison.Ordinal) switch
    {
        "NotIpAddress" => IsAddress(condition) && AreFew(condition.Values) == Proof.Holds,
        "StringNotEquals" or "StringNotEqualsIgnoreCase" or "ArnNotEquals" or "StringNotLike" or "ArnNotLike" =>
            Exceptions.Any(condition.IsAbout) && condition.Values.All(value => ArnPattern.FixesAccount(value) == Proof.Holds),
        _ => false,
    };

    private static bool IsAddress(PolicyCondition condition) => condition.IsAbout("aws:SourceIp") || condition.IsAbout("aws:VpcSourceIp");

    private static Proof AreFew(IReadOnlyList<Value> ranges)
    {
        // A single address needs no prefix here.
        var addresses = new AddressSet(ranges.Where(range => range.Text is not { } text || !IPAddress.TryParse(text, out _)));
        return ranges.Count == 0 || addresses.IsBroad ? Proof.Broken : addresses.Unknown.Count > 0 ? Proof.Unproven : Proof.Holds;
    }

    // execute-api:/stage/METHOD/path is what AWS makes of the ARN of the API.
    private static IEnumerable<string> Paths(Value resource) => resource.Alternatives.Select(one =>
    {
        var text = string.Concat(one.Parts.Select(part => part.Text ?? $"{PolicyText.Fixed}{part.Expression}{PolicyText.Fixed}"));
        if (one.Parts is [{ Text: null } first, ..] && first.References.Any(reference => reference.Attribute == "execution_arn"))
            text = text[(text.IndexOf(PolicyText.Fixed, 1) + 1)..];
        else if (text.Split(':', 6) is ["arn", _, "execute-api", _, _, var path])
            text = path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? path[slash..] : "*";
        return text.StartsWith('/') ? $"{Anything}{text[1..]}" : text;
    });

    private static bool IsPreflight(string path) => path.Split('/') is [_, _, "OPTIONS", ..];
}
