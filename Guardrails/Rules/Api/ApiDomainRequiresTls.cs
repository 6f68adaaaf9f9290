namespace Tap.Guardrails;

/// <summary>Every custom domain of an API takes TLS 1.2 or newer only.</summary>
internal sealed class ApiDomainRequiresTls : Rule
{
    private const string Argument = "security_policy";
    private const string Expected = "TLS_1_2";

    public override string Id => "TAP-API-9";

    public override string Title => "Custom domains of APIs take TLS 1.2 or newer";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html");

    public override string? Exemptions => "The policies SecurityPolicy_TLS12_… and SecurityPolicy_TLS13_…, which are stricter.";

    public override string WayOut => "set security_policy to TLS_1_2: left out, Terraform does not see when somebody lowers it.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_api_gateway_domain_name").SelectMany(domain => Require(
            IsNew(domain[Argument]), domain, "may take TLS 1.0", $"its {Argument}", domain[Argument], Expected)),
        .. stack.All("aws_apigatewayv2_domain_name").SelectMany(domain => Require(
            domain.Has("domain_name_configuration", configuration => IsNew(configuration[Argument])),
            domain, "may take TLS 1.0", $"its {Argument}", domain.Said("domain_name_configuration", Argument), Expected)),
    ];

    private static Proof IsNew(Value policy) => policy.Is(one => one.Text is { } text && (text == Expected
        || text.StartsWith("SecurityPolicy_TLS12_", StringComparison.Ordinal)
        || text.StartsWith("SecurityPolicy_TLS13_", StringComparison.Ordinal)));
}
