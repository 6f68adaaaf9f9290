using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Tap;

/// <summary>Addresses of resources in the synthesized Terraform.</summary>
internal static class TerraformAddress
{
    // Each is a question to another process: the type is asked for once a class, the whole once a resource.
    private static readonly ConcurrentDictionary<Type, string> ResourceTypes = new();
    private static readonly ConditionalWeakTable<TerraformResource, string> Addresses = [];

    extension(TerraformResource resource)
    {
        /// <summary>
        /// The resource's address, as <c>depends_on</c> wants it: <c>aws_iam_role.role</c>. Its <c>Fqn</c> is an expression, which is
        /// refused there.
        /// </summary>
        public string Address => Addresses.GetValue(resource, AddressOf);

        /// <summary>The resource's Terraform type: <c>aws_iam_role</c>.</summary>
        public string ResourceType => ResourceTypes.GetOrAdd(resource.GetType(), static (_, one) => one.TerraformResourceType, resource);
    }

    private static string AddressOf(TerraformResource resource) => $"{resource.ResourceType}.{resource.FriendlyUniqueId}";
}
