namespace Tap.Guardrails;

/// <summary>An operation of an OpenAPI document.</summary>
/// <param name="Name">Its method and path: <c>GET /orders</c>.</param>
/// <param name="Json">What the document says of it.</param>
/// <param name="Document">The document.</param>
internal sealed record ApiOperation(string Name, Value Json, Value Document)
{
    private Value Integration => Json["x-amazon-apigateway-integration"];

    /// <summary>Whether API Gateway answers by itself.</summary>
    public Proof IsMock => Integration["type"].Is(type => IsText(type, "mock"));

    /// <summary>Whether content without a template is refused.</summary>
    public Proof RefusesWithoutTemplate => Integration["passthroughBehavior"].Is(behavior => IsText(behavior, "never"));

    /// <summary>Whether it is a preflight request of a browser, which has no credentials.</summary>
    public Proof IsPreflight => Name.StartsWith("OPTIONS ", StringComparison.Ordinal) ? IsMock : Proof.Broken;

    /// <summary>Whether callers are authorized: signed requests, or an authorizer in each of the alternatives of <c>security</c>.</summary>
    public Proof IsAuthorized => Json["x-amazon-apigateway-auth"] is { IsPresent: true } auth
        ? auth["type"].Is(type => IsText(type, "AWS_IAM"))
        : Proofs.All(Security.Alternatives, IsAuthorizedBy);

    // An operation without its own requirements has those of the document; an empty list takes them away.
    private Value Security => Json["security"] is { IsPresent: true } own ? own : Document["security"];

    private Proof IsAuthorizedBy(Value security) => security.Kind switch
    {
        ValueKind.Unknown => Proof.Unproven,
        ValueKind.List when security.Items.Count > 0 => Proofs.All(security.Items, requirement =>
            requirement.Kind == ValueKind.Unknown ? Proof.Unproven : Proofs.Any(requirement.Entries.Keys, Authorizes)),
        _ => Proof.Broken,
    };

    // An API key alone says nothing of who calls; API Gateway ignores a scheme without its own extensions.
    private Proof Authorizes(string scheme)
    {
        var declared = Document["components"]["securitySchemes"][scheme] is { IsPresent: true } three
            ? three
            : Document["securityDefinitions"][scheme];
        return declared["x-amazon-apigateway-authtype"].IsSet()
            .Or(declared["x-amazon-apigateway-authorizer"].Is(authorizer => authorizer.Kind == ValueKind.Map));
    }

    private static bool IsText(Value value, string text) => string.Equals(value.Text, text, StringComparison.OrdinalIgnoreCase);
}
