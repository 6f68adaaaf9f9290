using HashiCorp.Cdktf.Providers.Aws.SsmParameter;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of an <see cref="ApiKeyParameter"/>.</summary>
public sealed record ApiKeyParameterProps : IConstructProps
{
    /// <summary>The parameter's name within the naming convention. <value>Default: <c>api-key</c>.</value></summary>
    public string Name { get; init; } = "api-key";

    /// <summary>
    /// What becomes of the parameter when a plan would delete or replace it, other than
    /// <see cref="Tap.Removal.Retain"/>: SSM keeps nothing of what is deleted. <value>Default:
    /// <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of an API key's parameter") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment) =>
    [
        InputProblems.Of(() => deployment.Names.Parameter(Name)),
        Removal == Tap.Removal.Retain ? "its removal is Retain, but SSM keeps no parameter that is deleted: take Protect" : null,
    ];
}

/// <summary>
/// An API key, or a JSON object of keys by name, in an SSM SecureString parameter
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"/>). Its value
/// comes from outside: from <c>TF_VAR_api_key</c> when the parameter is made, or later from an operator. It is written through a write-only
/// argument, so it is in neither the plan nor the state. Without a value, or with an empty one, the parameter says <see cref="Unset"/>,
/// which handlers take for "closed". Once the parameter is there, Terraform changes nothing about it but its tags.
/// </summary>
public sealed class ApiKeyParameter : TapConstruct
{
    /// <summary>The value of a parameter whose key nobody has set yet.</summary>
    public const string Unset = "unset";

    // SSM changes any of these only together with the value
    // (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html). The provider does not know a write-only
    // value any more when it comes to that, and sends an empty one, or the variable's over an operator's.
    private static readonly string[] WrittenWithTheValue =
        ["allowed_pattern", "data_type", "description", "key_id", "tier", "type", "value", "value_wo", "value_wo_version"];

    /// <summary>Creates the Terraform variable and the parameter.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The parameter's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">AWS would refuse the name.</exception>
    public ApiKeyParameter(Construct scope, string id, ApiKeyParameterProps? props = null)
        : base(scope, id, props ??= new())
    {
        var variable = new TerraformVariable(this, "value", new TerraformVariableConfig
        {
            Type = "string",
            Default = Unset,
            Sensitive = true,
            Nullable = false,
            Description = "The API key that callers must send; set it with TF_VAR_api_key, never in a file",
        });
        variable.OverrideLogicalId("api_key");
        variable.AddOverride("ephemeral", true);
        Parameter = new SsmParameter(this, "parameter", new SsmParameterConfig
        {
            Name = Deployment.Names.Parameter(props.Name),
            Type = "SecureString",
            Description = "API key of the service; its value is set outside Terraform",
            // An empty variable is how CI systems and shells leave one unset, and SSM takes no empty value.
            ValueWo = Token.AsString(Fn.Coalesce([variable.StringValue, Unset])),
            ValueWoVersion = 1,
            Lifecycle = this.RemovalOf(props.Removal).Lifecycle(WrittenWithTheValue),
        });
    }

    /// <summary>The parameter.</summary>
    public SsmParameter Parameter { get; }

    /// <summary>Allows a grantee to read this parameter: <c>ssm:GetParameter</c>.</summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    public void GrantRead(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = ["ssm:GetParameter"], Arns = [Parameter.Arn] }.To(grantee);
}
