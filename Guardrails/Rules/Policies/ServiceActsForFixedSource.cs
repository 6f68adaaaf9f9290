namespace Tap.Guardrails;

/// <summary>A service that acts for others uses a resource only for a source that is fixed, so that nobody else can reach it.</summary>
internal sealed class ServiceActsForFixedSource : StatementRule
{
    // Services that tell for which source, or whose, they act, without the part of a Region.
    private static readonly HashSet<string> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        "apigateway", "budgets", "cloudfront", "cloudtrail", "cloudwatch", "codestar-notifications", "config", "costalerts",
        "delivery.logs", "es", "events", "guardduty", "iot", "lambda", "logging.s3", "logs", "pipes", "route53", "s3", "scheduler",
        "ses", "sns", "ssm-incidents", "vpc-flow-logs",
    };

    public override string Id => "TAP-POLICY-2";

    public override string Title => "Services use a resource only for a source that is fixed";

    public override Severity Severity => Severity.Warning;

    public override Uri Source => new("https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");

    public override string Exemptions =>
        "Trust policies of roles, which the account itself gives to a service, and services that tell no source.";

    public override string WayOut => "add a condition on aws:SourceArn, or on aws:SourceAccount.";

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Resource;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        var services = statement.Principals.Where(principal => principal.Type == "Service" && IsDeputy(principal.Value)).ToList();
        var names = Names(services.Select(service => service.Value));
        var source = statement.Conditions.FirstOrDefault(condition =>
            condition.Key.StartsWith("aws:Source", StringComparison.OrdinalIgnoreCase));
        return services.Count == 0 ? [] : Require(
            Narrowing.FixesSource(statement),
            statement.Policy.Resource,
            $"lets {names} act for anybody {Place(statement)}",
            $"the source for which {names} acts {Place(statement)}",
            source?.Values is [var value, ..] ? value : Value.Absent,
            "aws:SourceArn or aws:SourceAccount");
    }

    // logs.us-east-1.amazonaws.com acts as logs.amazonaws.com does.
    private static bool IsDeputy(Value service) => service.Alternatives.Any(one =>
        PolicyText.Of(one).Split(".amazonaws.com")[0] is var name
        && (Services.Contains(name) || (name.LastIndexOf('.') is var dot and > 0 && Services.Contains(name[..dot]))));
}
