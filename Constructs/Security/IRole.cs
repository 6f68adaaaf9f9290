using Tap.Core;

namespace Tap.Security;

/// <summary>An IAM role: a <see cref="Security.Role"/>, or an imported one (<see cref="Security.Role.FromArn"/>).</summary>
public interface IRole : IGrantee
{
    /// <summary>The role's ARN.</summary>
    string Arn { get; }

    /// <summary>The role's part in the ids of statements that name it: letters and digits.</summary>
    string StatementName { get; }

    /// <summary>Allows the role these actions on these resources.</summary>
    /// <param name="sid">The id of the policy statement, unique in the role: letters and digits.</param>
    /// <param name="actions">The actions, such as <c>dynamodb:GetItem</c>, without wildcards.</param>
    /// <param name="resources">The ARNs of the resources.</param>
    /// <exception cref="InputException">
    /// The id is already used, an action is missing or has a wildcard, or the resource is <c>*</c>.
    /// </exception>
    void Grant(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources);

    /// <summary>
    /// Allows the role a grant's actions on its resource, in a statement with an id of its own. Granting it again changes nothing.
    /// <see cref="Security.Grant.To"/> calls this method, and grants the use of the resource's key.
    /// </summary>
    /// <param name="grant">The grant.</param>
    /// <exception cref="InputException">An action is missing or has a wildcard, or the resource is <c>*</c>.</exception>
    void Grant(Grant grant);

    /// <summary>
    /// Calls back with the addresses of all policy attachments of the role, now and whenever one is added. A resource that needs the role's
    /// policies when it starts must depend on those granted later, too.
    /// </summary>
    /// <param name="dependOn">Receives all addresses, in the form of a resource's <c>DependsOn</c>.</param>
    void OnAttached(Action<IReadOnlyList<string>> dependOn);
}
