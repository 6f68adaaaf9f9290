using HashiCorp.Cdktf.Providers.Aws.IamOpenidConnectProvider;

namespace Tap.Security;

/// <summary>
/// The OIDC provider of GitHub Actions: workflows authenticate to AWS with it, so that no access key is stored in GitHub
/// (<see href="https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"/>). An account can have
/// only one provider for a URL. The permissions of workflows are those of the <see cref="Role"/>s that trust it
/// (<see cref="Trust.GitHub"/>).
/// </summary>
public sealed class GitHubOidcProvider : TapConstruct
{
    /// <summary>The host that issues the workflows' tokens, which is also the prefix of their condition keys.</summary>
    public const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>The audience of tokens for AWS.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>Creates the provider.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    public GitHubOidcProvider(Construct scope, string id)
        : base(scope, id)
    {
        // Without a thumbprint: IAM trusts GitHub's certificate authority.
        Provider = new IamOpenidConnectProvider(this, "provider", new IamOpenidConnectProviderConfig
        {
            Url = $"https://{Issuer}",
            ClientIdList = [Audience],
        });
        Arn = Provider.Arn;
    }

    /// <summary>The provider.</summary>
    public IamOpenidConnectProvider Provider { get; }

    /// <summary>The provider's ARN.</summary>
    public string Arn { get; }
}
