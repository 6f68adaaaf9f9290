using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.SsmParameter;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of an <see cref="ApiKeyParameter"/>.</summary>
public sealed partial record ApiKeyParameterProps : IConstructProps
{
    internal const string VariableKind = "Terraform variable";

    // What Terraform keeps for itself (https://developer.hashicorp.com/terraform/language/block/variable).
    private static readonly string[] Reserved =
        ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

    /// <summary>
    /// The parameter's name within the naming convention. <value>Default: the stack's name and the construct's id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The Terraform variable that the value comes from, which a stack has once: <c>api_key</c> is set in <c>TF_VAR_api_key</c>.
    /// <value>Default: the construct's id with <c>_</c> for all that is no letter and no digit, such as <c>api_key</c> for
    /// <c>api-key</c>.</value>
    /// </summary>
    public string? Variable { get; init; }

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
    public IEnumerable<string?> Problems(Deployment deployment, string id)
    {
        var variable = VariableOf(id);
        return
        [
            InputProblems.Of(() => deployment.Names.Parameter(deployment.NameOf(id, Name))),
            Identifier.IsMatch(variable) && !Reserved.Contains(variable)
                ? null
                : $"its variable is '{variable}', but a variable's name is letters, digits and _, begins with no digit, and is none of "
                    + $"{string.Join(", ", Reserved)}: choose another {nameof(Variable)}",
            deployment.ClaimedBy(VariableKind, variable) is { } other
                ? $"its variable is '{variable}', which is that of '{other}': choose another {nameof(Variable)}"
                : null,
            Removal == Tap.Removal.Retain ? "its removal is Retain, but SSM keeps no parameter that is deleted: take Protect" : null,
        ];
    }

    internal string VariableOf(string id) => Variable ?? NoWord.Replace(id, "_");

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier { get; }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoWord { get; }
}

/// <summary>
/// An API key, or a JSON object of keys by name, in an SSM SecureString parameter
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"/>). Its value
/// comes from outside: from <c>TF_VAR_{variable}</c> when the parameter is made, or later from an operator. It is written through a
/// write-only argument, so it is in neither the plan nor the state. Without a value, or with an empty one, the parameter says
/// <see cref="Unset"/>, which handlers take for "closed". Once the parameter is there, Terraform changes nothing about it but its tags.
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
        Variable = props.VariableOf(id);
        Deployment.Claim(ApiKeyParameterProps.VariableKind, Variable, ConstructPath);
        var variable = new TerraformVariable(this, "value", new TerraformVariableConfig
        {
            Type = "string",
            Default = Unset,
            Sensitive = true,
            Nullable = false,
            Description = $"The API key that callers must send; set it with TF_VAR_{Variable}, never in a file",
        });
        variable.OverrideLogicalId(Variable);
        variable.AddOverride("ephemeral", true);
        Parameter = new SsmParameter(this, "parameter", new SsmParameterConfig
        {
            Name = Deployment.Names.Parameter(Deployment.NameOf(id, props.Name)),
            Type = "SecureString",
            Description = "API key of the service; its value is set outside Terraform",
            // An empty variable is how CI systems and shells leave one unset, and SSM takes no empty value.
            ValueWo = Token.AsString(Fn.Coalesce([variable.StringValue, Unset])),
            ValueWoVersion = 1,
            Lifecycle = this.RemovalOf(props.Removal).Lifecycle(WrittenWithTheValue),
        });
    }

    /// <summary>The Terraform variable that its value comes from.</summary>
    public string Variable { get; }

    /// <summary>The parameter.</summary>
    public SsmParameter Parameter { get; }

    /// <summary>Allows a grantee to read this parameter: <c>ssm:GetParameter</c>.</summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    public void GrantRead(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = ["ssm:GetParameter"], Arns = [Parameter.Arn] }.To(grantee);
}
